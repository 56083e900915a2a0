import { setTimeout as wait } from "node:timers/promises";

const MILLISECONDS = 400;

/**
 * Runs work whose duration must not reveal whether an address has an account. The work differs by a row or two; the
 * answer is held back for a minimum time that hides the difference.
 */
export async function inEqualTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const [value] = await Promise.all([work(), wait(MILLISECONDS)]);
  return value;
}
