import { sql } from "drizzle-orm";
import { perProcess } from "../runtime/per-process";
import { database } from "./client";

const state = () => perProcess("readiness", () => ({ migrated: false }));

/** Called once the schema is in place. */
export function declareMigrated(): void {
  state().migrated = true;
}

/** Whether requests can be served: the schema is in place and the database answers. */
export async function isReady(): Promise<boolean> {
  if (!state().migrated) return false;
  try {
    await database().execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
