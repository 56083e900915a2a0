/** Attempts per mail, spread over about two days. */
export const MOST_ATTEMPTS = 12;

const FIRST_SECONDS = 5;
const FACTOR = 2.7;

/** Seconds from a failed attempt (counted from 1) to the next, with 25 % jitter. */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return FIRST_SECONDS * FACTOR ** (attempt - 1) * (0.75 + random() / 2);
}
