import { createHash, randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Account, Via } from "../accounts/account";
import type { Transaction } from "../db/client";
import { refreshTokens, sessions } from "../db/schema";
import { daysFromNow, secondsFromNow } from "../db/time";
import { send, type Write } from "../db/write";
import { signToken } from "./tokens";

/** How a contract issues tokens: lifetimes, and the claims that its document promises. */
export type Grant = {
  accessSeconds: number;
  /** Without it, the session ends with its access token. */
  refreshSeconds?: number;
  claims: (account: Account) => JWTPayload;
};

export type Tokens = { access: string; refresh: string | null };

/** The absolute lifetime of a token family, however often it is refreshed. */
const FAMILY_DAYS = 90;

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Inserts a session for the account and signs its first tokens. */
export async function openSession(tx: Transaction, account: Account, via: Via, grant: Grant): Promise<Tokens> {
  const { writes, together } = await newSession(tx, account, via, grant);
  await send(tx, ...writes);
  return together;
}

/** The same as writes that go out with others, as one statement. */
export async function newSession(
  tx: Transaction,
  account: Account,
  via: Via,
  grant: Grant,
): Promise<{ writes: Write[]; together: Tokens }> {
  const expiresAt = grant.refreshSeconds ? daysFromNow(FAMILY_DAYS) : secondsFromNow(grant.accessSeconds);
  const { channel: audience, address, userAgent } = via;
  const id = randomUUID();
  const session = tx.insert(sessions).values({ id, accountId: account.id, audience, address, userAgent, expiresAt });
  const tokens = await signTokens(account, id, audience, grant);
  if (!tokens.refresh) return { writes: [session], together: tokens };
  return { writes: [session, newRefreshToken(tx, id, tokens.refresh, grant)], together: tokens };
}

/** Signs an access token, and a refresh token where the contract has them. */
export async function signTokens(account: Account, sessionId: string, audience: string, grant: Grant): Promise<Tokens> {
  const subject = { accountId: account.id, sessionId, audience };
  return {
    access: await signToken("at+jwt", subject, grant.accessSeconds, grant.claims(account)),
    refresh: grant.refreshSeconds ? await signToken("refresh+jwt", subject, grant.refreshSeconds) : null,
  };
}

export async function keepRefreshToken(tx: Transaction, sessionId: string, token: string, grant: Grant): Promise<void> {
  await newRefreshToken(tx, sessionId, token, grant);
}

function newRefreshToken(tx: Transaction, sessionId: string, token: string, { refreshSeconds = 0 }: Grant) {
  const expiresAt = secondsFromNow(refreshSeconds);
  return tx.insert(refreshTokens).values({ sessionId, tokenHash: hashToken(token), expiresAt });
}
