import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { importRows } from "../../db/schema";
import type { Run } from "./import-run";

/** From this share on a length is taken for what all numbers have. */
const LEAST_SHARE = 0.7;

/**
 * How many document numbers of an import are one or two digits shorter than nearly all the others: a spreadsheet takes the
 * zeros in front away. 0 when there is no usual length.
 */
export async function countShortDocuments({ id, mapping }: Pick<Run, "id" | "mapping">): Promise<number> {
  const column = mapping.indexOf("documento_identidad");
  if (column < 0) return 0;
  const cell = sql`trim(${importRows.cells}->>${column}::int)`;
  const lengths = await database()
    .select({ length: sql<number>`length(${cell})`.mapWith(Number), count: sql<number>`count(*)`.mapWith(Number) })
    .from(importRows)
    .where(sql`${importRows.importId} = ${id} and ${cell} ~ '^[0-9]+$'`)
    .groupBy(sql`1`);
  const all = lengths.reduce((sum, { count }) => sum + count, 0);
  const usual = lengths.find(({ count }) => count >= LEAST_SHARE * all)?.length;
  if (usual === undefined) return 0;
  const short = lengths.filter(({ length }) => length < usual && length >= usual - 2);
  return short.reduce((sum, { count }) => sum + count, 0);
}
