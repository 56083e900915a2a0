import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "../db/client";
import { linkLives } from "../db/link-rows";
import { accounts, branches, linkRows, mails } from "../db/schema";
import { secondsFromNow } from "../db/time";
import type { MailKind } from "./outbox";

type Role = (typeof accounts.$inferSelect)["role"];

/** A claimed mail, with the data to render it. */
export type DueMail = {
  id: number;
  kind: MailKind;
  recipient: string;
  details: Record<string, string>;
  createdAt: Date;
  /** This attempt's number, from 1. */
  attempt: number;
  /** Of the account it is about; null once that account is erased. */
  givenNames: string | null;
  role: Role | null;
  branch: string | null;
  link: { id: string; tokenHash: Buffer; lives: boolean } | null;
};

/**
 * Leases up to `limit` due mails to this process. No row stays locked while they are sent: an unfinished mail falls
 * due again after `leaseSeconds`, so that a process that dies loses no mail.
 */
export async function claimMails(limit: number, leaseSeconds: number): Promise<DueMail[]> {
  const db = database();
  const waiting = and(isNull(mails.sentAt), isNull(mails.failedAt), sql`${mails.nextAttemptAt} <= now()`);
  const due = db
    .$with("due")
    .as(
      db
        .select({ id: mails.id })
        .from(mails)
        .where(waiting)
        .orderBy(asc(mails.nextAttemptAt))
        .limit(limit)
        .for("update", { skipLocked: true }),
    );
  const claimed = db.$with("claimed").as(
    db
      .with(due)
      .update(mails)
      .set({ attempts: sql`${mails.attempts} + 1`, nextAttemptAt: secondsFromNow(leaseSeconds) })
      .where(inArray(mails.id, db.select({ id: due.id }).from(due)))
      .returning(),
  );
  const rows = await db
    .with(claimed)
    .select({
      id: claimed.id,
      kind: claimed.kind,
      recipient: claimed.recipient,
      details: claimed.details,
      createdAt: claimed.createdAt,
      attempt: claimed.attempts,
      givenNames: accounts.givenNames,
      role: accounts.role,
      branch: branches.name,
      link: { id: linkRows.id, tokenHash: linkRows.tokenHash, lives: linkLives },
    })
    .from(claimed)
    .leftJoin(accounts, eq(accounts.id, claimed.accountId))
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .leftJoin(linkRows, eq(linkRows.id, claimed.linkId));
  return rows.map((row) => ({ ...row, kind: row.kind as MailKind, link: row.link?.id ? row.link : null }));
}
