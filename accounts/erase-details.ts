import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { accounts, roleRequests } from "../db/schema";
import type { Account } from "./account";
import { noDetails } from "./no-details";

/**
 * Empties an account of what somebody else wrote into it, to whom it may be private and whom it must not serve.
 * The name becomes the address's own first part, until its owner writes one.
 */
export async function eraseDetails(tx: Transaction, account: Account): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...noDetails, givenNames: account.email.split("@")[0] ?? "" })
    .where(eq(accounts.id, account.id));
  await tx
    .update(roleRequests)
    .set({ decidedAt: sql`now()`, approved: false })
    .where(and(eq(roleRequests.accountId, account.id), isNull(roleRequests.decidedAt)));
}
