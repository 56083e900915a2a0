import type { Transaction } from "../db/client";
import { letters } from "../db/schema";

export type LetterKind = "verify_email" | "password_changed";

/** Puts a letter into the outbox, in the transaction of what it speaks of; a worker sends it after the commit. */
export async function writeLetter(
  tx: Transaction,
  letter: {
    kind: LetterKind;
    accountId: number;
    recipient: string;
    emailTokenId?: string;
    details?: Record<string, string>;
  },
): Promise<void> {
  await tx.insert(letters).values(letter);
}
