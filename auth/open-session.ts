import { createHash, randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Account, Via } from "../accounts/account";
import type { Transaction } from "../db/client";
import { refreshTokens, sessions } from "../db/schema";
import { daysFromNow, secondsFromNow } from "../db/time";
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
  const expiresAt = grant.refreshSeconds ? daysFromNow(FAMILY_DAYS) : secondsFromNow(grant.accessSeconds);
  const { channel: audience, address, userAgent } = via;
  const id = randomUUID();
  const session = tx.insert(sessions).values({ id, accountId: account.id, audience, address, userAgent, expiresAt });
  const tokens = await signTokens(account, id, audience, grant);
  if (!tokens.refresh) await session;
  else
    await tx
      .with(tx.$with("session").as(session))
      .insert(refreshTokens)
      .values(refreshRow(id, tokens.refresh, grant));
  return tokens;
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
  await tx.insert(refreshTokens).values(refreshRow(sessionId, token, grant));
}

function refreshRow(sessionId: string, token: string, { refreshSeconds = 0 }: Grant) {
  return { sessionId, tokenHash: hashToken(token), expiresAt: secondsFromNow(refreshSeconds) };
}
