import { and, eq, isNull } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, recoveryCodes } from "../../db/schema";

export type SecondFactor = { since: Date; recoveryCodesLeft: number };

/** An account's second factor, or null. Does not ask the policy: call it for the owner, or for staff who may view it. */
export async function secondFactorOf(accountId: number): Promise<SecondFactor | null> {
  const db = database();
  const columns = { since: accounts.secondFactorAt };
  const [found] = await db.select(columns).from(accounts).where(eq(accounts.id, accountId));
  if (!found?.since) return null;
  const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
  return { since: found.since, recoveryCodesLeft: await db.$count(recoveryCodes, unused) };
}
