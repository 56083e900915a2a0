import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

/**
 * Lowers this thread's priority, so that it does not slow other requests: on Linux each thread has its own.
 * @param {number} nice from 0 (as it was) to 19
 */
export function stepBack(nice) {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), nice);
  } catch {}
}
