import { setTimeout as sleep } from "node:timers/promises";
import { perProcess } from "../../runtime/per-process";

const LONGEST_MILLISECONDS = 2_000;
/** How fast a slow one is forgotten: the pace follows the machine's load. */
const DECAY = 0.9;

const pace = () => perProcess("password-pace", () => ({ foreign: false, milliseconds: 0 }));

/**
 * Holds back the answer to a wrong password until it took as long as the slowest of late. Hashes of other systems take
 * other times than ours: without this the time would tell which addresses have an account. Where none has been met,
 * no caller waits.
 */
export async function evenOut(milliseconds: number, foreign: boolean): Promise<void> {
  const held = pace();
  held.foreign ||= foreign;
  held.milliseconds = Math.min(Math.max(held.milliseconds * DECAY, milliseconds), LONGEST_MILLISECONDS);
  if (held.foreign && held.milliseconds > milliseconds) await sleep(held.milliseconds - milliseconds);
}
