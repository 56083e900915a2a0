import { and, eq, isNull, sql } from "drizzle-orm";
import type { Account, Actor, RefreshProblem, Result } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { audit } from "../accounts/audit";
import { seal, unseal } from "../crypto/seal";
import { database, type Transaction } from "../db/client";
import { accounts, refreshTokens, sessions } from "../db/schema";
import { liveSession } from "./live-session";
import { oldTokenAccount } from "./old-token";
import { type Grant, hashToken, keepRefreshToken, openSession, signTokens, type Tokens } from "./open-session";
import { readToken } from "./tokens";

/** Within this grace period a used token gets the same answer again, for retries after a lost answer. */
const GRACE_SECONDS = 10;

/**
 * Exchanges a refresh token for new tokens, once. Reuse after the grace period indicates theft and revokes the token
 * family. Refuses with `token_invalid` for every cause.
 */
export async function refreshSession(
  actor: Actor,
  token: string,
  grant: Grant,
): Promise<Result<Tokens, RefreshProblem>> {
  const subject = await readToken("refresh+jwt", token);
  if (!subject) return exchangeOld(actor, token, grant);
  if (subject.audience !== actor.via.channel) return invalid;
  const tokens = await database().transaction(async (tx) => {
    const [account] = await tx
      .select(accountColumns)
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(liveSession(subject.sessionId));
    if (!account) return null;
    const tokens = await signTokens(account, subject.sessionId, subject.audience, grant);
    return (await exchange(tx, token, tokens, grant)) ? tokens : replay(tx, actor, account, token);
  });
  return tokens ? { ok: true, value: tokens } : invalid;
}

const invalid: Result<Tokens, RefreshProblem> = { ok: false, problem: { code: "token_invalid" } };

/** Marks the token used and stores its successor; false when it was used before. */
async function exchange(tx: Transaction, token: string, tokens: Tokens, grant: Grant): Promise<boolean> {
  const unused = and(
    eq(refreshTokens.tokenHash, hashToken(token)),
    isNull(refreshTokens.usedAt),
    sql`${refreshTokens.expiresAt} > now()`,
  );
  const sealedAnswer = seal(token, "refresh", JSON.stringify(tokens));
  const [used] = await tx
    .update(refreshTokens)
    .set({ usedAt: sql`now()`, sealedAnswer })
    .where(unused)
    .returning({ sessionId: refreshTokens.sessionId });
  if (!used) return false;
  await keepRefreshToken(tx, used.sessionId, tokens.refresh ?? "", grant);
  await tx.update(sessions).set({ lastUsedAt: sql`now()` }).where(eq(sessions.id, used.sessionId));
  return true;
}

/** A used token: within the grace period the first answer again, later revokes the family. */
async function replay(tx: Transaction, actor: Actor, account: Account, token: string): Promise<Tokens | null> {
  const [used] = await tx
    .select({
      sessionId: refreshTokens.sessionId,
      sealedAnswer: refreshTokens.sealedAnswer,
      recent: sql<boolean>`${refreshTokens.usedAt} > now() - make_interval(secs => ${GRACE_SECONDS})`,
    })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.tokenHash, hashToken(token)), sql`${refreshTokens.usedAt} is not null`));
  if (!used) return null;
  if (used.recent && used.sealedAnswer) return JSON.parse(unseal(token, "refresh", used.sealedAnswer)) as Tokens;
  await tx.update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, used.sessionId));
  await audit(tx, actor, "session.family_revoked", account.id);
  return null;
}

/**
 * Exchanges a refresh token of the contract's old server for a session of ours, once: kept as a used token of the new
 * family, it is treated like any other when it comes again.
 */
async function exchangeOld(actor: Actor, token: string, grant: Grant): Promise<Result<Tokens, RefreshProblem>> {
  const known = await oldTokenAccount(token, actor.via.channel, "refresh");
  if (!known) return invalid;
  const { tokenExpiresAt: expiresAt, ...account } = known;
  const tokens = await database().transaction(async (tx) => {
    const tokenHash = hashToken(token);
    // Two exchanges at once: the second waits here and finds the first one's row.
    await tx.execute(sql`select pg_advisory_xact_lock(${tokenHash.readInt32BE(0)}, ${tokenHash.readInt32BE(4)})`);
    const [used] = await tx
      .select({ id: refreshTokens.id })
      .from(refreshTokens)
      .where(eq(refreshTokens.tokenHash, tokenHash));
    if (used) return replay(tx, actor, account, token);
    const opened = await openSession(tx, account, actor.via, grant);
    const [session] = await tx
      .select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens)
      .where(eq(refreshTokens.tokenHash, hashToken(opened.refresh ?? "")));
    if (!session) return null;
    const sealedAnswer = seal(token, "refresh", JSON.stringify(opened));
    const row = { sessionId: session.sessionId, tokenHash, expiresAt, usedAt: sql`now()`, sealedAnswer };
    await tx.insert(refreshTokens).values(row);
    await audit(tx, actor, "account.signed_in", account.id);
    return opened;
  });
  return tokens ? { ok: true, value: tokens } : invalid;
}
