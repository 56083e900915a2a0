import { dayOfSerial } from "../file/spreadsheet-value.mjs";

/** The order in which a file writes a day with slashes. */
export type DayOrder = "dmy" | "mdy";

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
/** A spreadsheet's number of a day, from 1927 to 2173. */
export const SERIAL = /^[1-9]\d{4}(\.\d+)?$/;

/**
 * The day that a cell begins with as `YYYY-MM-DD`, whether or not there is such a day: `2001-02-28T10:00`, `28/02/2001`, or
 * a spreadsheet's number. Null for anything else.
 */
export function readDay(value: string, order: DayOrder): string | null {
  const text = value.trim();
  if (SERIAL.test(text)) return dayOfSerial(Number(text))?.slice(0, 10) ?? null;
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year) return join(year, month, day);
  const [, first, second, last] = YEAR_LAST.exec(text) ?? [];
  if (!last) return null;
  return order === "dmy" ? join(last, second, first) : join(last, first, second);
}

function join(year: string, month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
