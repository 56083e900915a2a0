import { sql } from "drizzle-orm";
import { database } from "../db/client";
import { describeError, log } from "../log";
import { perProcess } from "../runtime/per-process";

const EVERY_MILLISECONDS = 10 * 60 * 1000;
/** Rows per sweep, to keep it short. */
const MOST_ROWS = 5000;

const state = () => perProcess("limits-sweep", () => ({ next: Date.now() + EVERY_MILLISECONDS }));

/** From time to time starts a sweep in the background of a request. */
export function sweepNowAndThen(now = Date.now()): void {
  if (now < state().next) return;
  state().next = now + EVERY_MILLISECONDS;
  sweep().catch((thrown) => log.warn(describeError(thrown), "old limits could not be swept"));
}

/** Deletes expired rows: full buckets, old password tries, stored answers past their day. */
export async function sweep(): Promise<void> {
  for (const [table, isOver] of [
    ["rate_limits", "free_at < now()"],
    ["sign_in_tries", "forget_at < now()"],
    ["idempotent_requests", "created_at < now() - interval '1 day'"],
  ] as const)
    await database().execute(sql`
      delete from ${sql.identifier(table)} where ctid in (
        select ctid from ${sql.identifier(table)} where ${sql.raw(isOver)}
        limit ${MOST_ROWS} for update skip locked)`);
}
