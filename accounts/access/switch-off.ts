import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import { revokeSessions } from "./revoke-sessions";

/** Disables an account in the caller's transaction: its sessions end, and a mail says so. False when it already was. */
export async function switchOff(tx: Transaction, { id, email }: { id: number; email: string }): Promise<boolean> {
  const enabled = and(eq(accounts.id, id), isNull(accounts.disabledAt));
  const done = await tx.update(accounts).set({ disabledAt: sql`now()` }).where(enabled).returning({ id: accounts.id });
  await revokeSessions(tx, id);
  if (done.length === 0) return false;
  await writeMail(tx, { kind: "account_disabled", accountId: id, recipient: email });
  return true;
}
