import { and, asc, eq, gt, isNotNull, or, type SQL } from "drizzle-orm";
import { database } from "../../db/client";
import { importRows } from "../../db/schema";
import type { RowView } from "./view-import";

const PAGE = 500;

/** The rows of an import, in order and in batches: all, or the rejected ones whose data are still here. */
export async function* rowsOf(importId: number, which: "all" | "rejected"): AsyncGenerator<RowView[]> {
  const among: SQL | undefined =
    which === "all"
      ? undefined
      : and(isNotNull(importRows.cells), or(eq(importRows.fate, "rejected"), eq(importRows.outcome, "rejected")));
  for (let after = -1; ; ) {
    const rows = await database()
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.position, after), among))
      .orderBy(asc(importRows.position))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.position;
  }
}
