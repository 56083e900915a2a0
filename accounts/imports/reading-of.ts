import { sql } from "drizzle-orm";
import type { database, Transaction } from "../../db/client";
import { branches, importRows } from "../../db/schema";
import { plainText } from "../values/plain-text";
import type { Run } from "./import-run";
import type { ImportField } from "./row/import-field";
import type { DayOrder } from "./row/read-day";
import type { Reading } from "./row/read-row";

type Db = Transaction | ReturnType<typeof database>;

/** What the rows of an import mean, with the branches as they are now. */
export async function readingOf(db: Db, { mapping, options }: Run): Promise<Reading> {
  const rows = await db.select().from(branches);
  const named = new Map<string, { id: number; open: boolean }>();
  for (const { id, closedAt } of rows) named.set(String(id), { id, open: !closedAt });
  // A name counts before a number.
  for (const { id, name, closedAt } of rows) named.set(plainText(name.trim()), { id, open: !closedAt });
  const { roles, dayOrder, documentDigits } = options;
  return { mapping, roles, dayOrder, documentDigits, branches: named };
}

/** In which order the import's rows write a day: the usual one, unless a column is only possible the other way. */
export async function dayOrderOf(
  db: Db,
  { id, mapping }: Pick<Run, "id" | "mapping">,
  field: ImportField,
): Promise<DayOrder> {
  const column = mapping.indexOf(field);
  if (column < 0) return "dmy";
  const cell = sql`${importRows.cells}->>${column}::int`;
  const [found] = await db
    .select({
      dmy: sql<boolean>`coalesce(bool_or(${cell} ~ '^\\s*(1[3-9]|2\\d|3[01])[-/.]\\d{1,2}[-/.]\\d{4}'), false)`,
      mdy: sql<boolean>`coalesce(bool_or(${cell} ~ '^\\s*\\d{1,2}[-/.](1[3-9]|2\\d|3[01])[-/.]\\d{4}'), false)`,
    })
    .from(importRows)
    .where(sql`${importRows.importId} = ${id}`);
  return found?.mdy && !found.dmy ? "mdy" : "dmy";
}
