import { setTimeout as wait } from "node:timers/promises";

const MILLISECONDS = 400;

/**
 * Does what must not betray by its duration whether an address has an account. The work itself is the same but for
 * a row or two, and the answer comes no sooner than a moment that hides those.
 */
export async function inEqualTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const [value] = await Promise.all([work(), wait(MILLISECONDS)]);
  return value;
}
