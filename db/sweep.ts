import { sql } from "drizzle-orm";
import { database } from "./client";
import { RETENTION, type Rule } from "./retention";

/** Rows of one statement: it takes some milliseconds, and writers wait for none of them. */
const BATCH_ROWS = 1000;
/** Batches of one table at one time: ten times what fifty sign-ups a second leave in a minute. */
const MOST_BATCHES = 30;
/** An arbitrary advisory lock id, the same in every instance. */
const LOCK = 20_261_125;

/**
 * Deletes what has been kept for its time, in small transactions; returns how many rows. Of several instances one does
 * it; the others return 0.
 */
export async function sweep(rules: readonly Rule[] = RETENTION): Promise<number> {
  let deleted = 0;
  for (const rule of rules)
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const rows = await deleteBatch(rule);
      deleted += rows;
      if (rows < BATCH_ROWS) break;
    }
  return deleted;
}

async function deleteBatch({ table, since, over }: Rule): Promise<number> {
  return database().transaction(async (tx) => {
    const [lock] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as ours`);
    if (!lock?.ours) return 0;
    const old = sql`select ctid from ${table} where ${over} order by ${since} limit ${BATCH_ROWS} for update skip locked`;
    const { count } = await tx.execute(sql`delete from ${table} where ctid = any(array(${old}))`);
    return count;
  });
}
