const words = new Intl.RelativeTimeFormat("es", { numeric: "auto" });
const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** «hace 5 minutos», «ayer»: relative, so the same in every time zone. */
export function ago(instant: Date, now = new Date()): string {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : words.format(0, "second");
}
