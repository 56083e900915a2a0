import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { imports } from "../../db/schema";
import { applyBatch } from "./apply-batch";
import { checkBatch } from "./check-batch";
import type { Run } from "./import-run";
import { undoBatch } from "./undo-batch";

const LEASE_SECONDS = 30;

/** Does the next batch of whatever an import is at, and returns its row as it was before; null when there is none. */
export async function advanceImport(id: number): Promise<Run | null> {
  const leased = sql`now() + make_interval(secs => ${LEASE_SECONDS})`;
  const [row] = await database().update(imports).set({ leasedUntil: leased }).where(eq(imports.id, id)).returning();
  const run = (row as Run | undefined) ?? null;
  if (run?.state === "checking") await checkBatch(run);
  if (run?.state === "running") await applyBatch(id);
  if (run?.state === "undoing") await undoBatch(id);
  return run;
}
