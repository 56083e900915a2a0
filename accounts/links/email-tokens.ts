import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { emailTokens } from "../../db/schema";
import { hoursFromNow } from "../../db/time";
import { hashOfNewToken } from "../../mail/link-token";

export type EmailTokenPurpose =
  | "verify_email"
  | "reset_password"
  | "change_email"
  | "activate_account"
  /** «That was not me», in the mail about an account opened at a branch. */
  | "disown_account";

const HOURS_VALID: Record<EmailTokenPurpose, number> = {
  verify_email: 24,
  reset_password: 0.5,
  change_email: 24,
  activate_account: 24,
  disown_account: 7 * 24,
};

/** Writes a single-use token for an address and returns the row's id; the token itself is derived when the mail is sent. */
export async function issueEmailToken(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: EmailTokenPurpose,
): Promise<string> {
  const id = randomUUID();
  const row = { id, accountId: account.id, purpose, email: account.email, tokenHash: hashOfNewToken(id) };
  await tx.insert(emailTokens).values({ ...row, expiresAt: hoursFromNow(HOURS_VALID[purpose]) });
  return id;
}

/** The links with which somebody who once had the password or the mail could get in after it was changed. */
export const LINKS_INTO_ACCOUNT = ["reset_password", "change_email"] as const;

/** Makes an account's outstanding links worthless: all of them, or those of the purposes given. */
export async function voidEmailTokens(
  tx: Transaction,
  accountId: number,
  ...purposes: EmailTokenPurpose[]
): Promise<void> {
  const outstanding = and(
    eq(emailTokens.accountId, accountId),
    isNull(emailTokens.usedAt),
    purposes.length > 0 ? inArray(emailTokens.purpose, purposes) : undefined,
  );
  await tx.update(emailTokens).set({ usedAt: sql`now()` }).where(outstanding);
}
