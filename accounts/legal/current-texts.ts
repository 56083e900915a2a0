import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { texts } from "../../db/schema";
import { keptFresh } from "../../runtime/kept-fresh";
import { type CurrentText, TEXT_KINDS, type TextKind } from "./text-kinds";

const kept = keptFresh<CurrentText[]>("texts", [], read);

/** The texts in force as they were a moment ago, from this process's memory; empty until one is published. */
export const currentTexts = kept.current;

/** Reads them again, after a change by this process. */
export const rereadTexts = kept.again;

async function read(): Promise<CurrentText[]> {
  const { id, kind, version, short, sha256, important, publishedAt } = texts;
  const since = sql<number>`max(${version}) filter (where ${important}) over (partition by ${kind})`.mapWith(Number);
  const newest = sql<number>`max(${version}) over (partition by ${kind})`.mapWith(Number);
  const rows = await database()
    .select({ id, kind, version, short, sha256, important, publishedAt, since, newest })
    .from(texts);
  const current = rows.filter(({ version, newest }) => version === newest);
  return TEXT_KINDS.flatMap((kind) =>
    current.filter((row) => row.kind === kind).map(({ newest: _, ...row }) => ({ ...row, kind: row.kind as TextKind })),
  );
}
