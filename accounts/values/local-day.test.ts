import { afterEach, expect, test } from "vitest";
import { keepTimeZone, localTimeZone, startOfDay } from "./local-day";

afterEach(() => keepTimeZone(null));

test.each([
  ["America/La_Paz", "2026-03-05", "2026-03-05T04:00:00.000Z"],
  ["Asia/Kolkata", "2026-03-05", "2026-03-04T18:30:00.000Z"],
  ["Europe/Madrid", "2026-07-01", "2026-06-30T22:00:00.000Z"],
  // The day the clocks change, and one whose first hour does not exist.
  ["Europe/Madrid", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z"],
])("in %s the day %s begins at %s", (zone, day, instant) => {
  keepTimeZone(zone);
  expect(startOfDay(day)?.toISOString()).toBe(instant);
});

test("without a zone of the business's, the process's own stands", () => {
  expect(localTimeZone()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(startOfDay("2026-03-05", 1)).toEqual(new Date(2026, 2, 6));
  expect(startOfDay("2026-02-30")).toBeNull();
});
