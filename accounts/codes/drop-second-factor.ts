import { and, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/client";
import { accounts, authenticatorApps, passkeys, recoveryCodes } from "../../db/schema";

/**
 * Removes an account's second factor: its app, its passkeys and, when nothing is left that asks for them, the recovery
 * codes; or only what was set up `since` then. Returns whether there was anything.
 */
export async function dropSecondFactor(tx: Transaction, accountId: number, since?: SQL | Date): Promise<boolean> {
  const later = (at: PgColumn) => (since ? gte(at, since) : undefined);
  const apps = await tx
    .delete(authenticatorApps)
    .where(and(eq(authenticatorApps.accountId, accountId), later(authenticatorApps.confirmedAt)))
    .returning({ confirmedAt: authenticatorApps.confirmedAt });
  const keys = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.accountId, accountId), later(passkeys.createdAt)))
    .returning({ id: passkeys.id });
  const ended = await endIfNoneLeft(tx, accountId);
  return ended || keys.length > 0 || apps.some(({ confirmedAt }) => confirmedAt !== null);
}

/** When neither app nor passkey is left, the account asks for no second step; returns whether that is new. */
export async function endIfNoneLeft(tx: Transaction, accountId: number): Promise<boolean> {
  const none = sql`not exists (select from ${authenticatorApps} where ${authenticatorApps.accountId} = ${accountId}
      and ${authenticatorApps.confirmedAt} is not null)
    and not exists (select from ${passkeys} where ${passkeys.accountId} = ${accountId})`;
  const ended = await tx
    .update(accounts)
    .set({ secondFactorAt: null })
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.secondFactorAt), none))
    .returning({ id: accounts.id });
  if (ended.length > 0) await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  return ended.length > 0;
}
