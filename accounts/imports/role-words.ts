import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { importRows } from "../../db/schema";
import { plainText } from "../values/plain-text";
import type { Run } from "./import-run";
import { readRole } from "./row/read-role";

const MOST = 12;

/** The words of an import's role column that do not mean a client, in plain text: what an administrator may map. */
export async function roleWords({ id, mapping }: Pick<Run, "id" | "mapping">): Promise<string[]> {
  const column = mapping.indexOf("rol");
  if (column < 0) return [];
  const cell = sql<string>`trim(${importRows.cells}->>${column}::int)`;
  const rows = await database()
    .select({ word: cell })
    .from(importRows)
    .where(sql`${importRows.importId} = ${id} and ${importRows.cells} is not null`)
    .groupBy(sql`1`)
    .orderBy(sql`count(*) desc`)
    .limit(100);
  const words = rows.map(({ word }) => plainText(word ?? "")).filter((word) => readRole(word, {}) === null);
  return [...new Set(words)].slice(0, MOST);
}
