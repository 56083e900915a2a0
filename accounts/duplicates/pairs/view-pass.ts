import { desc, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "../../../db/client";
import { duplicatePasses } from "../../../db/schema";

export type PassView = {
  /** The search under way: accounts looked at, of how many. */
  running: { seen: number; total: number } | null;
  /** The last one that came to its end. */
  last: { finishedAt: Date; seen: number; compared: number; found: number; common: number } | null;
};

/** How far the search for probable pairs is, and what the last one did. */
export async function viewPass(): Promise<PassView> {
  const { finishedAt, seen, total, compared, found, commonKeys } = duplicatePasses;
  const db = database();
  const [running = null] = await db.select({ seen, total }).from(duplicatePasses).where(isNull(finishedAt));
  const [last = null] = await db
    .select({
      finishedAt: sql<Date>`${finishedAt}`.mapWith(finishedAt),
      seen,
      compared,
      found,
      common: sql<number>`cardinality(${commonKeys})`,
    })
    .from(duplicatePasses)
    .where(isNotNull(finishedAt))
    .orderBy(desc(finishedAt))
    .limit(1);
  return { running, last };
}
