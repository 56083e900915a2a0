import { isRealDay } from "./real-day";

/** The time zone in which days begin: this process's, set with `TZ`. */
export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first instant of a local day `YYYY-MM-DD`, or of the `offset`th day after it; null for an invalid day. */
export function startOfDay(day: string | null | undefined, offset = 0): Date | null {
  if (!day || !isRealDay(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + offset);
}
