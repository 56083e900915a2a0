import { perProcess } from "./per-process";

/**
 * Registers a task to finish at a graceful shutdown. The server in front of Next runs these on SIGTERM, within the same
 * deadline as requests in flight.
 */
export function beforeEnd(task: () => Promise<void>): void {
  perProcess("before-end", () => new Set<() => Promise<void>>()).add(task);
}
