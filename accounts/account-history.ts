import { desc, eq, sql } from "drizzle-orm";
import { database } from "../db/client";
import { accounts, auditEntries } from "../db/schema";

export type HistoryEntry = {
  id: number;
  at: Date;
  action: string;
  door: string;
  /** Null for strangers and the system. */
  actor: string | null;
  byThemself: boolean;
};

/** What happened to an account lately, the newest first. The caller has been allowed to view it. */
export function accountHistory(accountId: number): Promise<HistoryEntry[]> {
  const { id, at, action, door, actorId, subjectId } = auditEntries;
  return database()
    .select({
      id,
      at,
      action,
      door,
      actor: sql<string | null>`nullif(concat_ws(' ', ${accounts.givenNames}, ${accounts.surnames}), '')`,
      byThemself: sql<boolean>`coalesce(${actorId} = ${subjectId}, false)`,
    })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, actorId))
    .where(eq(subjectId, accountId))
    .orderBy(desc(id))
    .limit(50);
}
