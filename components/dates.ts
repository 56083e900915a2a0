import { localTimeZone } from "@/accounts/values/local-day";

// For the server only: a browser may be in another time zone than the branch.
const long = { dateStyle: "long" } as const;
const short = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const ofDay = { day: "numeric", month: "short" } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** In the business's time zone, which may have changed since the last one. */
function written(instant: Date, options: Intl.DateTimeFormatOptions, timeZone = localTimeZone()): string {
  const key = `${timeZone} ${Object.keys(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("es", { ...options, timeZone });
  formats.set(key, format);
  return format.format(instant);
}

/** «20 de noviembre de 2026». */
export const longDate = (instant: Date): string => written(instant, long);

/** «20/11/2026», for tables. */
export const shortDate = (instant: Date): string => written(instant, short);

/** «20/11/2026», from a day as the URL holds it. */
export const shortDay = (day: string): string => day.split("-").reverse().join("/");

/** «20/11/2026 17:05». */
export const shortDateTime = (instant: Date): string => `${written(instant, short)} ${written(instant, time)}`;

/** «5 de marzo de 1948», from a day without a time: the same in every time zone. */
export const longDay = (day: string): string => written(new Date(`${day}T12:00:00Z`), long, "UTC");

/** «5 mar», the same way. */
export const dayLabel = (day: string): string => written(new Date(`${day}T12:00:00Z`), ofDay, "UTC");
