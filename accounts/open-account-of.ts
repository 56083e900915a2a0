import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { accounts } from "../db/schema";
import type { Account } from "./account";
import { accountColumns } from "./account-columns";
import { holderOf } from "./holder-of";
import { normaliseEmail } from "./values/email";

/** The account that this address opens, unless it is disabled or closed. */
export async function openAccountOf(tx: Transaction, email: string): Promise<Account | null> {
  const held = and(
    eq(accounts.id, holderOf(normaliseEmail(email))),
    isNull(accounts.disabledAt),
    isNull(accounts.closedAt),
  );
  const [account] = await tx.select(accountColumns).from(accounts).where(held);
  return account ?? null;
}
