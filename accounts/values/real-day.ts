/** True for a calendar day `YYYY-MM-DD` from 1900 to today (UTC). */
export function isRealDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== value) return false;
  return value >= "1900-01-01" && instant.getTime() <= Date.now();
}
