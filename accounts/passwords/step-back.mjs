import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

/** Lets this thread give way to the event loop: on Linux a thread has a priority of its own. */
export function stepBack(nice = 10) {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), nice);
  } catch {}
}
