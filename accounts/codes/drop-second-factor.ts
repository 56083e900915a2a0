import { and, eq, gte, isNotNull, type SQL } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, authenticatorApps, recoveryCodes } from "../../db/schema";

/** Removes an account's second factor and its recovery codes, or only one set up `since` then; whether it had one. */
export async function dropSecondFactor(tx: Transaction, accountId: number, since?: SQL): Promise<boolean> {
  const at = accounts.secondFactorAt;
  const had = await tx
    .update(accounts)
    .set({ secondFactorAt: null })
    .where(and(eq(accounts.id, accountId), isNotNull(at), since && gte(at, since)))
    .returning({ id: accounts.id });
  if (since && had.length === 0) return false;
  await tx.delete(authenticatorApps).where(eq(authenticatorApps.accountId, accountId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  return had.length > 0;
}
