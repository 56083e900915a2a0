import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";

/** Enables an account in the caller's transaction, and a mail says so. False when it already was. */
export async function switchOn(tx: Transaction, { id, email }: { id: number; email: string }): Promise<boolean> {
  const disabled = and(eq(accounts.id, id), isNotNull(accounts.disabledAt));
  const done = await tx.update(accounts).set({ disabledAt: null }).where(disabled).returning({ id: accounts.id });
  if (done.length === 0) return false;
  await writeMail(tx, { kind: "account_enabled", accountId: id, recipient: email });
  return true;
}
