import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { letters } from "../db/schema";
import { secondsFromNow } from "../db/time";

type Attempted = { id: number; attempt: number };

// Whoever took the letter again after our lease ran out decides what becomes of it.
const stillOurs = ({ id, attempt }: Attempted) =>
  and(eq(letters.id, id), eq(letters.attempts, attempt), isNull(letters.sentAt), isNull(letters.failedAt));

/** The mail server has accepted the letter. */
export async function markSent({ id }: Attempted): Promise<void> {
  const unsent = and(eq(letters.id, id), isNull(letters.sentAt));
  await database().update(letters).set({ sentAt: sql`now()`, failedAt: null, lastError: null }).where(unsent);
}

/** The letter falls due again. */
export async function postpone(letter: Attempted, seconds: number, lastError: string): Promise<void> {
  await database()
    .update(letters)
    .set({ nextAttemptAt: secondsFromNow(seconds), lastError })
    .where(stillOurs(letter));
}

/** A dead letter: nobody tries again unless a person asks for it. */
export async function giveUp(letter: Attempted, lastError: string): Promise<void> {
  await database().update(letters).set({ failedAt: sql`now()`, lastError }).where(stillOurs(letter));
}
