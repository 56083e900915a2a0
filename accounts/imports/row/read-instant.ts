import { isRealDay } from "../../values/real-day";
import { dayOfSerial } from "../file/spreadsheet-value.mjs";
import { type DayOrder, readDay, SERIAL } from "./read-day";

const TIME = /[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * An instant as other systems write it: a day with or without a time, seconds or milliseconds since 1970, or a
 * spreadsheet's number. Without a zone it is this server's time. Null for anything else.
 */
export function readInstant(value: string, order: DayOrder): Date | null {
  const text = value.trim();
  if (/^\d{10}$/.test(text)) return new Date(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return new Date(Number(text));
  const plain = SERIAL.test(text) ? (dayOfSerial(Number(text)) ?? "") : text;
  const day = readDay(plain, order);
  if (!day || !(isRealDay(day) || isTomorrow(day))) return null;
  const time = plain.replace(/^[\d/.-]+/, "");
  const [, hour = "0", minute = "00", second = "00", zone] = TIME.exec(time) ?? [];
  if (time !== "" && !TIME.test(time)) return null;
  const written = `${day}T${hour.padStart(2, "0")}:${minute}:${second}${zone ? zoneOf(zone) : ""}`;
  const instant = new Date(written);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function zoneOf(zone: string): string {
  if (/^(z|utc)$/i.test(zone)) return "Z";
  const [, hours, minutes = "00"] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return `${hours}:${minutes}`;
}

/** East of us it may be tomorrow. */
const isTomorrow = (day: string) => day === new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
