import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { hashOfNewToken } from "../../crypto/link-token";
import type { Transaction } from "../../db/client";
import { linkRows } from "../../db/schema";
import { hoursFromNow } from "../../db/time";

export type LinkPurpose =
  | "verify_email"
  | "reset_password"
  | "change_email"
  | "activate_account"
  /** In the mail to the address that an account had before. */
  | "undo_email_change"
  /** «No fui yo», in the mail about an account opened at a branch. */
  | "disown_account"
  /** «No fui yo», in the mails about a sign-in or a right that an intruder may be behind. */
  | "secure_account"
  /** The same in the mail about a new second factor, which it removes too. */
  | "undo_second_factor"
  /** In the mails to both owners of accounts that were made one. */
  | "object_merge";

export const HOURS_VALID: Record<LinkPurpose, number> = {
  verify_email: 24,
  reset_password: 0.5,
  change_email: 24,
  activate_account: 24,
  undo_email_change: 72,
  disown_account: 7 * 24,
  secure_account: 72,
  undo_second_factor: 72,
  object_merge: 30 * 24,
};

/** What an intruder who gets in must not be able to take from the owner. */
const LASTING: LinkPurpose[] = ["undo_email_change", "object_merge"];

/** A single-use link for an address, as a write, and its row's id; the token is derived when the mail is sent. */
export function newLink(tx: Transaction, account: { id: number | SQL<number>; email: string }, purpose: LinkPurpose) {
  const id = randomUUID();
  const row = { id, accountId: account.id, purpose, email: account.email, tokenHash: hashOfNewToken(id) };
  return { id, write: tx.insert(linkRows).values({ ...row, expiresAt: hoursFromNow(HOURS_VALID[purpose]) }) };
}

/** Writes such a link and returns its row's id. */
export async function issueLink(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: LinkPurpose,
): Promise<string> {
  const { id, write } = newLink(tx, account, purpose);
  await write;
  return id;
}

/** The links that would let a previous holder of the password or the mailbox back in after a change. */
export const LINKS_INTO_ACCOUNT = ["reset_password", "change_email"] as const;

/**
 * Voids an account's outstanding links: those of the purposes given, or all but the ones that undo a change of its
 * address or a merge, which have to outlive whatever an intruder does.
 */
export async function voidLinks(tx: Transaction, accountId: number, ...purposes: LinkPurpose[]): Promise<void> {
  const outstanding = and(
    eq(linkRows.accountId, accountId),
    isNull(linkRows.usedAt),
    purposes.length > 0 ? inArray(linkRows.purpose, purposes) : notInArray(linkRows.purpose, LASTING),
  );
  await tx.update(linkRows).set({ usedAt: sql`now()` }).where(outstanding);
}
