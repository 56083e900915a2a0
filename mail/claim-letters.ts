import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { accounts, branches, emailTokens, letters } from "../db/schema";
import { secondsFromNow } from "../db/time";
import { linkLives } from "./link-token";
import type { LetterKind } from "./outbox";

/** A letter to be sent now, with what it needs to be written. */
export type DueLetter = {
  id: number;
  kind: LetterKind;
  recipient: string;
  details: Record<string, string>;
  createdAt: Date;
  /** This attempt's number, from 1. */
  attempt: number;
  givenNames: string | null;
  branch: string | null;
  link: { id: string; tokenHash: Buffer; lives: boolean } | null;
};

/**
 * Takes up to `limit` due letters for this process alone. Nothing stays locked while they are sent: what is taken
 * falls due again after `leaseSeconds`, so that a process that dies loses no letter.
 */
export async function claimLetters(limit: number, leaseSeconds: number): Promise<DueLetter[]> {
  const db = database();
  const waiting = and(isNull(letters.sentAt), isNull(letters.failedAt), sql`${letters.nextAttemptAt} <= now()`);
  const due = db
    .$with("due")
    .as(
      db
        .select({ id: letters.id })
        .from(letters)
        .where(waiting)
        .orderBy(asc(letters.nextAttemptAt))
        .limit(limit)
        .for("update", { skipLocked: true }),
    );
  const claimed = await db
    .with(due)
    .update(letters)
    .set({ attempts: sql`${letters.attempts} + 1`, nextAttemptAt: secondsFromNow(leaseSeconds) })
    .where(inArray(letters.id, db.select({ id: due.id }).from(due)))
    .returning({ id: letters.id });
  return claimed.length > 0 ? readLetters(claimed.map(({ id }) => id)) : [];
}

async function readLetters(ids: number[]): Promise<DueLetter[]> {
  const rows = await database()
    .select({
      id: letters.id,
      kind: letters.kind,
      recipient: letters.recipient,
      details: letters.details,
      createdAt: letters.createdAt,
      attempt: letters.attempts,
      givenNames: accounts.givenNames,
      branch: branches.name,
      link: { id: emailTokens.id, tokenHash: emailTokens.tokenHash, lives: linkLives },
    })
    .from(letters)
    .leftJoin(accounts, eq(accounts.id, letters.accountId))
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .leftJoin(emailTokens, eq(emailTokens.id, letters.emailTokenId))
    .where(inArray(letters.id, ids));
  return rows.map((row) => ({ ...row, kind: row.kind as LetterKind, link: row.link?.id ? row.link : null }));
}
