import { perProcess } from "../runtime/per-process";
import type { Charge } from "./limit";

/** The most subjects counted at once; beyond that the least recently seen is evicted. */
const MOST = 10_000;

/** By limit and subject: when its bucket will be full again, in milliseconds since the epoch. */
const buckets = () => perProcess("limits-memory", () => new Map<string, number>());

/**
 * Counts one request in this process's memory, as `take` does in the database. Returns the seconds to wait; 0 when
 * the request is let through.
 */
export function takeFromMemory({ limit, whom }: Charge, now = Date.now()): number {
  const held = buckets();
  const key = `${limit.name}\0${whom}`;
  const every = limit.everySeconds * 1000;
  const full = now + limit.burst * every;
  const start = Math.min(Math.max(held.get(key) ?? now, now), full);
  const passes = start + every <= full;
  // Re-inserted at the end, so that the first entry is the least recently seen.
  held.delete(key);
  held.set(key, passes ? start + every : start);
  if (held.size > MOST) held.delete(held.keys().next().value ?? "");
  return passes ? 0 : (start + every - full) / 1000;
}
