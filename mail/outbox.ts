import type { SQL } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { mails } from "../db/schema";
import type { mailWords } from "../messages/mails";

export type MailKind = keyof typeof mailWords;

export type NewMail = {
  kind: MailKind;
  accountId: number | SQL<number>;
  recipient: string;
  linkId?: string;
  details?: Record<string, string>;
};

/** Writes a mail to the outbox, in the caller's transaction; a worker sends it after the commit. */
export async function writeMail(tx: Transaction, mail: NewMail): Promise<void> {
  await newMail(tx, mail);
}

/** The same as a write that goes out with others, as one statement. */
export const newMail = (tx: Transaction, mail: NewMail) => tx.insert(mails).values(mail);
