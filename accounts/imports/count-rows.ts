import { count, eq } from "drizzle-orm";
import type { database, Transaction } from "../../db/client";
import { importRows } from "../../db/schema";

export type RowCounts = Record<"created" | "existing" | "completed" | "similar" | "rejected", number>;

/** How many rows of an import have each fate (what the check has found) or outcome (what was done). */
export async function countRows(
  db: Transaction | ReturnType<typeof database>,
  importId: number,
  by: "fate" | "outcome",
): Promise<RowCounts> {
  const column = by === "fate" ? importRows.fate : importRows.outcome;
  const rows = await db
    .select({ name: column, count: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(column);
  const counts: RowCounts = { created: 0, existing: 0, completed: 0, similar: 0, rejected: 0 };
  for (const row of rows) if (row.name) counts[row.name] = row.count;
  return counts;
}
