import { perProcess } from "../../runtime/per-process";
import { isRealDay } from "./real-day";

const chosen = () => perProcess("time-zone", (): { zone: string | null } => ({ zone: null }));

/** The time zone in which days begin: the business's, or else this process's, set with `TZ`. */
export const localTimeZone = (): string => chosen().zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** From now on days begin in this zone; null for this process's own. */
export function keepTimeZone(zone: string | null): void {
  chosen().zone = zone;
}

/** The first instant of a local day `YYYY-MM-DD`, or of the `offset`th day after it; null for an invalid day. */
export function startOfDay(day: string | null | undefined, offset = 0): Date | null {
  if (!day || !isRealDay(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const midnight = Date.UTC(year, month - 1, date + offset);
  const guess = midnight - aheadOfUtc(midnight);
  // Once more, as the clocks may have changed between the two; where they skip midnight, the day begins after it.
  const start = midnight - aheadOfUtc(guess);
  return new Date(start + aheadOfUtc(start) < midnight ? guess : start);
}

/** Milliseconds by which the zone's clocks are ahead of UTC at this instant. */
function aheadOfUtc(instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: localTimeZone(), ...CLOCK }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - Math.floor(instant / 1000) * 1000;
}

const [numeric, hourCycle] = ["numeric", "h23"] as const;
const CLOCK = {
  year: numeric,
  month: numeric,
  day: numeric,
  hour: numeric,
  minute: numeric,
  second: numeric,
  hourCycle,
};
