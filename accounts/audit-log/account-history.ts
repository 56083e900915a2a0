import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, auditEntries } from "../../db/schema";
import type { AuditAction } from "../audit";
import { idsOf } from "../holder-of";

export type HistoryEntry = {
  id: number;
  at: Date;
  action: string;
  channel: string;
  /** Null for strangers and the system. */
  actor: string | null;
  byThemself: boolean;
};

/** Views are in the audit only; the history shows changes. */
const LOOKS: AuditAction[] = ["client.viewed", "clients.looked_up"];

/** The latest changes of an account and of those merged into it, newest first. Does not ask the policy: the caller has done so. */
export function accountHistory(accountId: number): Promise<HistoryEntry[]> {
  const { id, at, action, channel, actorId, subjectId } = auditEntries;
  return database()
    .select({
      id,
      at,
      action,
      channel,
      actor: sql<string | null>`coalesce(nullif(concat_ws(' ', ${accounts.givenNames}, ${accounts.surnames}), ''),
        ${auditEntries.actorName})`,
      byThemself: sql<boolean>`coalesce(${actorId} = ${subjectId}, false)`,
    })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, actorId))
    .where(and(sql`${subjectId} in ${idsOf(accountId)}`, notInArray(action, LOOKS)))
    .orderBy(desc(id))
    .limit(50);
}
