import { and, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { mails } from "../db/schema";

/** How many mails wait to be sent, since how many seconds the oldest of them, and how many have failed. */
export async function outboxLoad(): Promise<{ waiting: number; failed: number; oldestSeconds: number }> {
  const db = database();
  const age = sql<number>`coalesce(extract(epoch from now() - min(${mails.createdAt})), 0)::float8`;
  // Each by its own partial index: sent mails, which are by far the most, are not read.
  const [waiting] = await db
    .select({ count: sql<number>`count(*)::int`, oldestSeconds: age })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNull(mails.failedAt)));
  const failed = await db.$count(mails, isNotNull(mails.failedAt));
  return { waiting: waiting?.count ?? 0, failed, oldestSeconds: waiting?.oldestSeconds ?? 0 };
}
