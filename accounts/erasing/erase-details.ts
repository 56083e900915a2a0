import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, roleRequests } from "../../db/schema";
import type { Account } from "../account";

/** Empties every column about the person except the address and the given names. */
export const noDetails = {
  surnames: null,
  phone: null,
  birthDate: null,
  gender: null,
  country: null,
  nationality: null,
  address: null,
  documentType: null,
  documentNumber: null,
  documentKey: null,
  claimedDocument: null,
  jobTitle: null,
};

/**
 * Erases what a previous user of the address wrote into the account: it may be private, and the new owner must not
 * inherit it. Open role requests are declined; the name becomes the address's local part.
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
