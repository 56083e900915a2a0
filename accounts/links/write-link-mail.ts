import type { SQL } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { send, type Write } from "../../db/write";
import type { MailKind } from "../../mail/outbox";
import { newMail } from "../../mail/outbox";
import { secondsToWait } from "../../mail/throttle";
import type { TooSoon } from "../account";
import { type LinkPurpose, newLink } from "./link-rows";

const KIND = {
  verify_email: "verify_email",
  reset_password: "recover_password",
  change_email: "confirm_email",
  activate_account: "activate_account",
  undo_email_change: "email_changed",
  disown_account: "registered_at_branch",
  secure_account: "new_device",
  undo_second_factor: "second_factor_added",
  object_merge: "account_kept",
} satisfies Record<LinkPurpose, MailKind>;

/**
 * Writes a mail with a link into the outbox; `email` is where it goes, the account's own address or its next one.
 * `mail` is for a mail that is not its purpose's usual one.
 */
export async function writeLinkMail(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: LinkPurpose,
  mail: { kind?: MailKind; details?: Record<string, string> } = {},
): Promise<void> {
  await send(tx, ...linkMail(tx, account, purpose, mail));
}

/** The same as writes that go out with others, as one statement. */
export function linkMail(
  tx: Transaction,
  account: { id: number | SQL<number>; email: string },
  purpose: LinkPurpose,
  mail: { kind?: MailKind; details?: Record<string, string> } = {},
): Write[] {
  const { id: accountId, email: recipient } = account;
  const { id: linkId, write } = newLink(tx, account, purpose);
  return [write, newMail(tx, { kind: KIND[purpose], accountId, recipient, linkId, ...mail })];
}

/** The same for a mail that the caller asked for: at most one a minute and five a day per address, or `too_soon`. */
export async function writeRequestedMail(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: LinkPurpose,
  mail: { kind?: MailKind } = {},
): Promise<TooSoon | null> {
  const retryAfterSeconds = await secondsToWait(tx, mail.kind ?? KIND[purpose], account.email);
  if (retryAfterSeconds > 0) return { code: "too_soon", retryAfterSeconds };
  await writeLinkMail(tx, account, purpose, mail);
  return null;
}

/** For an address without an account: the same query, so that the answer takes as long. */
export async function writeNoMail(tx: Transaction, email: string, purpose: LinkPurpose): Promise<void> {
  await secondsToWait(tx, KIND[purpose], email);
}
