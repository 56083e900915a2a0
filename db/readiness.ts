import { sql } from "drizzle-orm";
import { isDraining } from "../runtime/draining.mjs";
import { perProcess } from "../runtime/per-process";
import { database } from "./client";
import { newestMigration } from "./newest-migration";

const state = () => perProcess("readiness", () => ({ migrated: false }));

/** Whether the schema is at least as new as this code. Once it has been, it is not asked for again. */
export async function checkSchema(): Promise<boolean> {
  state().migrated ||= await holds(
    sql`(select max(created_at) from drizzle.__drizzle_migrations) >= ${newestMigration}`,
  );
  return state().migrated;
}

/**
 * Whether requests can be served: the schema is in place, the database answers and can be written to, a connection is to
 * be had, and the process is not about to end.
 */
export async function isReady(): Promise<boolean> {
  if (isDraining() || !state().migrated) return false;
  return holds(sql`current_setting('transaction_read_only') = 'off'`);
}

async function holds(condition: ReturnType<typeof sql>): Promise<boolean> {
  try {
    const [row] = await database().execute(sql`select (${condition}) as holds`);
    return row?.holds === true;
  } catch {
    return false;
  }
}
