import { and, count, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, mails } from "../../db/schema";
import { env } from "../../env";
import type { MailKind } from "../../mail/outbox";
import type { Actor, MailProblem, Result } from "../account";
import { openableBy } from "../clients/client-reach";
import { may } from "../policy";

export type UndeliveredMail = {
  id: number;
  kind: MailKind;
  recipient: string;
  accountId: number | null;
  createdAt: Date;
  attempts: number;
  /** `link_void`, `secret_gone`, `recipient_invalid`, `internal_error`, or the mail server's reply. */
  lastError: string | null;
  /** Null while it is still retried. */
  failedAt: Date | null;
  nextAttemptAt: Date;
};

/**
 * The undelivered mails, failed ones first, at most a hundred, and their total; for employees those of the clients they
 * may open. `leave` is false while no mail server is configured and mails go to the local mailbox.
 * Refuses with `not_allowed`.
 */
export async function undeliveredMails(
  actor: Actor,
): Promise<Result<{ mails: UndeliveredMail[]; total: number; leave: boolean }, MailProblem>> {
  if (!may(actor, "tend_mails")) return { ok: false, problem: { code: "not_allowed" } };
  const theirs = actor.kind === "account" && actor.role !== "admin" ? openableBy(actor) : undefined;
  const troubled = or(isNotNull(mails.failedAt), isNotNull(mails.lastError));
  const undelivered = and(isNull(mails.sentAt), troubled, theirs);
  const db = database();
  const rows = await db
    .select({
      id: mails.id,
      kind: mails.kind,
      recipient: mails.recipient,
      accountId: mails.accountId,
      createdAt: mails.createdAt,
      attempts: mails.attempts,
      lastError: mails.lastError,
      failedAt: mails.failedAt,
      nextAttemptAt: mails.nextAttemptAt,
    })
    .from(mails)
    .leftJoin(accounts, eq(accounts.id, mails.accountId))
    .where(undelivered)
    .orderBy(sql`${mails.failedAt} desc nulls last`, desc(mails.id))
    .limit(100);
  const [{ total } = { total: 0 }] = await db
    .select({ total: count() })
    .from(mails)
    .leftJoin(accounts, eq(accounts.id, mails.accountId))
    .where(undelivered);
  const found = rows.map((row) => ({ ...row, kind: row.kind as MailKind }));
  return { ok: true, value: { mails: found, total, leave: env.SMTP_URL !== undefined } };
}
