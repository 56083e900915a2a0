import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, authenticatorApps, passkeys, recoveryCodes } from "../../db/schema";

export type SecondFactor = { since: Date; app: boolean; passkeys: number; recoveryCodesLeft: number };

/** An account's second factor, or null. Does not ask the policy: call it for the owner, or for staff who may view it. */
export async function secondFactorOf(accountId: number): Promise<SecondFactor | null> {
  const db = database();
  const columns = { since: accounts.secondFactorAt };
  const [found] = await db.select(columns).from(accounts).where(eq(accounts.id, accountId));
  if (!found?.since) return null;
  const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
  const confirmed = and(eq(authenticatorApps.accountId, accountId), isNotNull(authenticatorApps.confirmedAt));
  return {
    since: found.since,
    app: (await db.$count(authenticatorApps, confirmed)) > 0,
    passkeys: await db.$count(passkeys, eq(passkeys.accountId, accountId)),
    recoveryCodesLeft: await db.$count(recoveryCodes, unused),
  };
}
