import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

/** Lowers this thread's priority below the event loop's (Linux only, where threads have their own). */
export function stepBack(nice = 10) {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), nice);
  } catch {}
}
