import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { mails } from "../db/schema";
import { secondsFromNow } from "../db/time";

type Attempted = { id: number; attempt: number };

// Whoever took the mail again after our lease ran out decides what becomes of it.
const stillOurs = ({ id, attempt }: Attempted) =>
  and(eq(mails.id, id), eq(mails.attempts, attempt), isNull(mails.sentAt), isNull(mails.failedAt));

/** The mail server has accepted the mail. */
export async function markSent({ id }: Attempted): Promise<void> {
  const unsent = and(eq(mails.id, id), isNull(mails.sentAt));
  await database().update(mails).set({ sentAt: sql`now()`, failedAt: null, lastError: null }).where(unsent);
}

/** The mail falls due again. */
export async function postpone(mail: Attempted, seconds: number, lastError: string): Promise<void> {
  await database()
    .update(mails)
    .set({ nextAttemptAt: secondsFromNow(seconds), lastError })
    .where(stillOurs(mail));
}

/** A dead mail: nobody tries again unless a person asks for it. */
export async function giveUp(mail: Attempted, lastError: string): Promise<void> {
  await database().update(mails).set({ failedAt: sql`now()`, lastError }).where(stillOurs(mail));
}
