import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { errors, type JWTPayload, jwtVerify } from "jose";
import type { Account } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { database } from "../db/client";
import { accounts, legacyPeople } from "../db/schema";
import { env } from "../env";

/** Where old servers write whom a token is about: SimpleJWT, the documents, RFC 7519. */
const SUBJECTS = ["user_id", "id", "usuario_id", "sub"];

/**
 * The account of an HS256 token that the contract's old server has signed and that has not expired: of those who have
 * an id of that server. Null once the account is disabled or closed, or its password was changed here since.
 */
export async function oldTokenAccount(
  token: string,
  contract: string,
  use: "access" | "refresh",
): Promise<(Account & { tokenExpiresAt: Date }) | null> {
  const claims = await claimsOf(token, contract);
  if (!claims || (claims.token_type === "refresh") !== (use === "refresh")) return null;
  const externalId = SUBJECTS.map((name) => claims[name]).find(
    (id) => typeof id === "number" || typeof id === "string",
  );
  if (externalId === undefined) return null;
  const issuedAt = sql`to_timestamp(${claims.iat ?? 0})`;
  const person = and(eq(legacyPeople.contract, contract), eq(legacyPeople.externalId, String(externalId)));
  const open = and(isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const inStep = or(
    eq(accounts.passwordSetAt, legacyPeople.passwordSetAt),
    sql`${accounts.passwordSetAt} < ${issuedAt}`,
  );
  const found = await database()
    .select(accountColumns)
    .from(legacyPeople)
    .innerJoin(accounts, eq(accounts.id, legacyPeople.accountId))
    .where(and(person, open, inStep));
  const [account] = found;
  // An id that two accounts have proves neither.
  if (!account || found.length > 1) return null;
  return { ...account, tokenExpiresAt: new Date(Number(claims.exp) * 1000) };
}

async function claimsOf(token: string, contract: string): Promise<JWTPayload | null> {
  for (const key of env.LEGACY_TOKEN_KEYS) {
    if (key.contract !== contract) continue;
    try {
      const secret = new TextEncoder().encode(key.secret);
      return (await jwtVerify(token, secret, { algorithms: ["HS256"], requiredClaims: ["exp"] })).payload;
    } catch (thrown) {
      if (!(thrown instanceof errors.JOSEError || thrown instanceof TypeError)) throw thrown;
    }
  }
  return null;
}
