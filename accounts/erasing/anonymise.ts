import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import {
  accounts,
  appKeys,
  externalIds,
  knownDevices,
  legacyPeople,
  linkRows,
  mails,
  merges,
  separatePairs,
  sessions,
} from "../../db/schema";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { noDetails } from "./erase-details";

/**
 * Closes an account's row and those that were merged into it: personal data is erased, also from its links, sessions and
 * mails; e-mail and document become free.
 */
export async function anonymise(tx: Transaction, id: number): Promise<void> {
  await erase(tx, id);
  await anonymiseMerged(tx, id);
}

/** Erases what was merged into an account, which itself stays. */
export async function anonymiseMerged(tx: Transaction, id: number): Promise<void> {
  const merged = eq(accounts.mergedInto, id);
  const rows = await tx.select({ id: accounts.id }).from(accounts).where(merged).orderBy(accounts.id);
  for (const row of rows) await erase(tx, row.id);
}

async function erase(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(accounts)
    .set({
      ...noDetails,
      passwordHash: null,
      emailVerifiedAt: null,
      email: "",
      emailKey: `closed:${id}`,
      givenNames: "",
      mergedInto: null,
      closedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(accounts.id, id));
  await tx.delete(merges).where(or(eq(merges.survivorId, id), eq(merges.mergedId, id)));
  await tx.delete(externalIds).where(eq(externalIds.accountId, id));
  await dropSecondFactor(tx, id);
  await tx.delete(knownDevices).where(eq(knownDevices.accountId, id));
  await tx.update(appKeys).set({ name: "" }).where(eq(appKeys.accountId, id));
  await tx.update(linkRows).set({ email: "", usedAt: sql`now()` }).where(eq(linkRows.accountId, id));
  await tx.delete(legacyPeople).where(eq(legacyPeople.accountId, id));
  await tx.update(sessions).set({ address: null, userAgent: null }).where(eq(sessions.accountId, id));
  await tx
    .update(mails)
    .set({ failedAt: sql`now()` })
    .where(and(eq(mails.accountId, id), isNull(mails.sentAt)));
  await tx.delete(separatePairs).where(or(eq(separatePairs.lowerId, id), eq(separatePairs.higherId, id)));
  await tx.update(mails).set({ recipient: "", details: {} }).where(eq(mails.accountId, id));
}
