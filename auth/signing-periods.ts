import { env } from "../env";

const DAY = 24 * 60 * 60 * 1000;

/** The end of the first period, whose key is the one from before keys had an age. */
const FIRST_END = Date.UTC(2026, 11, 15);

/** A key is verified with for as long as its last tokens live, and a day for clocks that differ. */
const OVERLAP = 15 * DAY;

/** A key is published before it signs, for services that keep the published keys for a while. */
const AHEAD = DAY;

/**
 * What each key that counts at this instant (milliseconds since the epoch) is derived for: first the one that signs now,
 * then those whose tokens may still live, and shortly before a change the next one.
 */
export function signingPeriods(now: number, days = env.SIGNING_KEY_DAYS): string[] {
  const at = (instant: number) => Math.max(0, Math.floor((instant - FIRST_END) / (days * DAY)) + 1);
  const [present, oldest, newest] = [at(now), at(now - OVERLAP), at(now + AHEAD)];
  const others = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
  return [present, ...others.filter((period) => period !== present)].map(purposeOf);
}

const purposeOf = (period: number) => (period === 0 ? "signing" : `signing ${period}`);
