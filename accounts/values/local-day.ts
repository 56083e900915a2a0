import { isRealDay } from "./real-day";

/** Where days begin: the time zone of this process, which the operator sets with `TZ`. */
export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first instant of a day `YYYY-MM-DD` here, or of the `offset`th day after it; null for what is no day. */
export function startOfDay(day: string | null | undefined, offset = 0): Date | null {
  if (!day || !isRealDay(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + offset);
}
