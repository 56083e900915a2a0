import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { mails } from "../db/schema";
import { secondsFromNow } from "../db/time";

type Attempted = { id: number; attempt: number };

// Fencing: if our lease expired and another worker claimed the mail, that worker records the outcome.
const stillOurs = ({ id, attempt }: Attempted) =>
  and(eq(mails.id, id), eq(mails.attempts, attempt), isNull(mails.sentAt), isNull(mails.failedAt));

/** The mail server has accepted these mails. */
export async function markSent(sent: readonly Attempted[]): Promise<void> {
  // One parameter, so that it is one statement for any number of them.
  const ids = sql`string_to_array(${sent.map(({ id }) => id).join(",")}, ',')::integer[]`;
  const unsent = and(sql`${mails.id} = any(${ids})`, isNull(mails.sentAt));
  await database().update(mails).set({ sentAt: sql`now()`, failedAt: null, lastError: null }).where(unsent);
}

/** The mail falls due again. */
export async function postpone(mail: Attempted, seconds: number, lastError: string): Promise<void> {
  await database()
    .update(mails)
    .set({ nextAttemptAt: secondsFromNow(seconds), lastError })
    .where(stillOurs(mail));
}

/** A failed mail: retried only when staff ask for it. */
export async function giveUp(mail: Attempted, lastError: string): Promise<void> {
  await database().update(mails).set({ failedAt: sql`now()`, lastError }).where(stillOurs(mail));
}
