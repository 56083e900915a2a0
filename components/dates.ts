// For the server only: a browser may be in another time zone than the branch.
const long = new Intl.DateTimeFormat("es", { dateStyle: "long" });
const short = new Intl.DateTimeFormat("es", { day: "2-digit", month: "2-digit", year: "numeric" });
const time = new Intl.DateTimeFormat("es", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** «20 de noviembre de 2026». */
export const longDate = (instant: Date): string => long.format(instant);

/** «20/11/2026», for tables. */
export const shortDate = (instant: Date): string => short.format(instant);

/** «20/11/2026», from a day as the URL holds it. */
export const shortDay = (day: string): string => day.split("-").reverse().join("/");

/** «20/11/2026 17:05». */
export const shortDateTime = (instant: Date): string => `${short.format(instant)} ${time.format(instant)}`;

/** «5 de marzo de 1948», from a day without a time: the same in every time zone. */
export function longDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return long.format(new Date(year, month - 1, date));
}
