import type { Transaction } from "../db/client";
import { letters } from "../db/schema";
import type { letterWords } from "../messages/letters";

export type LetterKind = keyof typeof letterWords;

export type NewLetter = {
  kind: LetterKind;
  accountId: number;
  recipient: string;
  emailTokenId?: string;
  details?: Record<string, string>;
};

/** Puts a letter into the outbox, in the transaction of what it speaks of; a worker sends it after the commit. */
export async function writeLetter(tx: Transaction, letter: NewLetter): Promise<void> {
  await tx.insert(letters).values(letter);
}
