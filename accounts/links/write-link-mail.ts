import type { Transaction } from "../../db/client";
import type { MailKind } from "../../mail/outbox";
import { writeMail } from "../../mail/outbox";
import { secondsToWait } from "../../mail/throttle";
import type { TooSoon } from "../account";
import { type EmailTokenPurpose, issueEmailToken } from "./email-tokens";

const KIND = {
  verify_email: "verify_email",
  reset_password: "recover_password",
  change_email: "confirm_email",
  activate_account: "activate_account",
  disown_account: "registered_at_branch",
} satisfies Record<EmailTokenPurpose, MailKind>;

/** Writes a mail with a link into the outbox; `email` is where it goes, the account's own address or its next one. */
export async function writeLinkMail(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: EmailTokenPurpose,
): Promise<void> {
  const { id: accountId, email: recipient } = account;
  const emailTokenId = await issueEmailToken(tx, account, purpose);
  await writeMail(tx, { kind: KIND[purpose], accountId, recipient, emailTokenId });
}

/** The same for a mail that somebody asks for: one a minute and five a day to an address, or `too_soon`. */
export async function writeRequestedMail(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: EmailTokenPurpose,
): Promise<TooSoon | null> {
  const retryAfterSeconds = await secondsToWait(tx, KIND[purpose], account.email);
  if (retryAfterSeconds > 0) return { code: "too_soon", retryAfterSeconds };
  await writeLinkMail(tx, account, purpose);
  return null;
}

/** What an address that nobody has is asked for, so that it takes as long as one that somebody has. */
export async function writeNoMail(tx: Transaction, email: string, purpose: EmailTokenPurpose): Promise<void> {
  await secondsToWait(tx, KIND[purpose], email);
}
