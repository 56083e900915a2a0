import { and, asc, eq, gte } from "drizzle-orm";
import type { database, Transaction } from "../../db/client";
import { importRows, imports } from "../../db/schema";
import type { Run } from "./import-run";

/** So many rows in one transaction: it ends well within a transaction's time, and holds up nothing in between. */
const BATCH = 100;

export type Row = typeof importRows.$inferSelect;

/** The rows that a run has not reached yet, at most a batch, with the position of the last; null when none are left. */
export async function nextRows(
  db: Transaction | ReturnType<typeof database>,
  run: Run,
): Promise<{ rows: Row[]; last: number } | null> {
  const rows = await db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, run.id), gte(importRows.position, run.next)))
    .orderBy(asc(importRows.position))
    .limit(BATCH);
  const last = rows.at(-1)?.position;
  return last === undefined ? null : { rows, last };
}

/** Has a run go on behind a row. */
export async function moveBehind(tx: Transaction, run: Run, position: number): Promise<void> {
  await tx
    .update(imports)
    .set({ next: position + 1 })
    .where(eq(imports.id, run.id));
}
