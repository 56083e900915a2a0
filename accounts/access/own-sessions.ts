import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, sessions } from "../../db/schema";
import type { AccountActor } from "../account";
import { audit } from "../audit";
import { withinAge } from "./session-age";

export type OwnSession = {
  id: string;
  /** `web`, or the contract that the session's tokens belong to. */
  channel: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  isThisOne: boolean;
};

const live = (accountId: number) =>
  and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), sql`${sessions.expiresAt} > now()`);

/** The caller's live sessions, most recently used first. */
export function listOwnSessions(actor: AccountActor): Promise<OwnSession[]> {
  return liveSessionsOf(actor.id, actor.sessionId);
}

/** An account's live sessions. Does not ask the policy: call it for the owner, or after the actor may view it. */
export async function liveSessionsOf(accountId: number, currentId?: string): Promise<OwnSession[]> {
  const rows = await database()
    .select(getTableColumns(sessions))
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(live(accountId), withinAge))
    .orderBy(desc(sessions.lastUsedAt))
    .limit(100);
  return rows.map(({ id, audience, userAgent, address, createdAt, lastUsedAt }) => ({
    id,
    channel: audience,
    userAgent,
    address,
    createdAt,
    lastUsedAt,
    isThisOne: id === currentId,
  }));
}

/** Ends one of the caller's own sessions; false when it is not theirs or has ended already. */
export async function endOwnSession(actor: AccountActor, sessionId: string): Promise<boolean> {
  return database().transaction(async (tx) => {
    const theirs = and(live(actor.id), sql`${sessions.id}::text = ${sessionId}`);
    const ended = await tx.update(sessions).set({ revokedAt: sql`now()` }).where(theirs).returning({ id: sessions.id });
    if (ended.length > 0) await audit(tx, actor, "session.ended", actor.id);
    return ended.length > 0;
  });
}
