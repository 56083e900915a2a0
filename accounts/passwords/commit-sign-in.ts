import { and, eq, isNull, type SQL, sql, TransactionRollbackError } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { alongside, type Write } from "../../db/write";
import type { Account, Actor } from "../account";
import { auditEntry } from "../audit";

/** What a sign-in writes, and what its caller gets for it. */
export type Opening<Together> = { writes: Write[]; together: Together };

export type Open<Together> = (tx: Transaction, account: Account) => Promise<Opening<Together>>;

/** False for a disabled or closed account, and for a generated password that expired before its first use. */
export const usable: SQL<boolean> = sql<boolean>`${accounts.disabledAt} is null and ${accounts.closedAt} is null
  and (${accounts.passwordUsedAt} is not null or coalesce(${accounts.passwordExpiresAt} > now(), true))`;

/** Changes with the password, but not when the same one is rehashed. */
export const passwordVersion: SQL<string> = sql<string>`${accounts.passwordSetAt}::text`;

export type SigningIn = { account: Account; passwordUsedAt: Date | null; passwordVersion: string };

/**
 * Opens a session for a caller who has proven everything that is asked, with the audit entry; what `open` writes is
 * committed with it. `factor` names the second factor that was proven. Null when meanwhile the password was replaced,
 * the account disabled, or a second factor set up that this caller has not proven.
 */
export async function commitSignIn<Together>(
  actor: Actor,
  { account, passwordUsedAt, passwordVersion: verified }: SigningIn,
  open: Open<Together>,
  factor: "app" | "passkey" | "recovery_code" | null,
): Promise<{ account: Account; together: Together } | null> {
  return database()
    .transaction(async (tx) => {
      const { writes, together } = await open(tx, account);
      // All of it may have changed while the password was verified; then that password must not open a session.
      const complete = factor ? undefined : isNull(accounts.secondFactorAt);
      const unchanged = and(eq(accounts.id, account.id), eq(passwordVersion, verified), usable, complete);
      const still = tx
        .$with("still")
        .as(
          passwordUsedAt
            ? tx.select({ id: accounts.id }).from(accounts).where(unchanged).for("no key update")
            : tx.update(accounts).set({ passwordUsedAt: sql`now()` }).where(unchanged).returning({ id: accounts.id }),
        );
      const entry = auditEntry(tx, actor, "account.signed_in", account.id, factor ? { factor } : {});
      const [row] = await tx
        .with(still, ...alongside(tx, [entry, ...writes]))
        .select()
        .from(still);
      if (!row) return tx.rollback();
      return { account, together };
    })
    .catch(nullIfRolledBack);
}

function nullIfRolledBack(thrown: unknown): null {
  if (thrown instanceof TransactionRollbackError) return null;
  throw thrown;
}
