import { perProcess } from "./per-process";

/**
 * Has `task` finished before the process ends of its own will. The server in front of Next runs these when it is
 * asked to stop, and waits for them no longer than for requests in flight.
 */
export function beforeEnd(task: () => Promise<void>): void {
  perProcess("before-end", () => new Set<() => Promise<void>>()).add(task);
}
