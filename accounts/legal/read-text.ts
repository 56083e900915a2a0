import { and, desc, eq } from "drizzle-orm";
import { database } from "../../db/client";
import { texts } from "../../db/schema";
import type { PublishedText, TextKind, TextVersion } from "./text-kinds";

const { id, kind, version, sha256, important, publishedAt, body, short } = texts;
const columns = { id, version, sha256, important, publishedAt };

/** A published version, the newest one unless another is named; null where there is none. */
export async function readText(which: TextKind, number?: number): Promise<PublishedText | null> {
  const [row] = await database()
    .select({ ...columns, body, short })
    .from(texts)
    .where(and(eq(kind, which), number === undefined ? undefined : eq(version, number)))
    .orderBy(desc(version))
    .limit(1);
  return row ? { ...row, kind: which } : null;
}

/** Every version of a text, the newest first. */
export async function textVersions(which: TextKind): Promise<TextVersion[]> {
  const rows = await database().select(columns).from(texts).where(eq(kind, which)).orderBy(desc(version));
  return rows.map((row) => ({ ...row, kind: which }));
}
