import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor, RefreshProblem, Result } from "../accounts/account";
import { audit } from "../accounts/audit";
import { database } from "../db/client";
import { accounts, refreshTokens, sessions } from "../db/schema";
import { liveSession } from "./live-session";
import { hashToken } from "./open-session";
import { readToken } from "./tokens";

const invalid: Result<null, RefreshProblem> = { ok: false, problem: { code: "token_invalid" } };

/**
 * Whether a token would be accepted now: an access token of a live session, or a refresh token that was not exchanged
 * yet. Refuses with `token_invalid` for every cause.
 */
export async function verifyToken(token: string): Promise<Result<null, RefreshProblem>> {
  const access = await readToken("at+jwt", token);
  const subject = access ?? (await readToken("refresh+jwt", token));
  if (!subject) return invalid;
  const unused = and(
    eq(refreshTokens.tokenHash, hashToken(token)),
    isNull(refreshTokens.usedAt),
    sql`${refreshTokens.expiresAt} > now()`,
  );
  const db = database();
  const [live] = await db
    .select({ accountId: sessions.accountId, audience: sessions.audience })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(liveSession(subject.sessionId));
  if (live?.accountId !== subject.accountId || live.audience !== subject.audience) return invalid;
  if (!access && (await db.$count(refreshTokens, unused)) === 0) return invalid;
  return { ok: true, value: null };
}

/**
 * Ends the session of a refresh token of the caller's contract, and with it every token of its family. Refuses with
 * `token_invalid`, also when it has ended already.
 */
export async function endTokenSession(actor: Actor, token: string): Promise<Result<null, RefreshProblem>> {
  const subject = await readToken("refresh+jwt", token);
  if (!subject || subject.audience !== actor.via.channel) return invalid;
  const live = and(
    eq(sessions.id, subject.sessionId),
    eq(sessions.accountId, subject.accountId),
    isNull(sessions.revokedAt),
  );
  return database().transaction(async (tx) => {
    const ended = await tx.update(sessions).set({ revokedAt: sql`now()` }).where(live).returning({ id: sessions.id });
    if (ended.length === 0) return invalid;
    await audit(tx, actor, "session.ended", subject.accountId);
    return { ok: true, value: null };
  });
}
