import { and, count, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, letters } from "../../db/schema";
import { env } from "../../env";
import type { LetterKind } from "../../mail/outbox";
import type { Actor, LetterProblem, Result } from "../account";
import { openableBy } from "../clients/client-reach";
import { may } from "../policy";

export type UndeliveredLetter = {
  id: number;
  kind: LetterKind;
  recipient: string;
  accountId: number | null;
  createdAt: Date;
  attempts: number;
  /** `link_void`, `secret_gone`, `recipient_invalid`, `internal_error`, or what the mail server said. */
  lastError: string | null;
  /** Null while it is still being tried. */
  failedAt: Date | null;
  nextAttemptAt: Date;
};

/**
 * The letters that could not be sent so far, dead ones first, at most a hundred, and how many there are; to
 * employees those of the clients they may open. And whether letters leave at all, or stay in the local mailbox
 * for want of a mail server.
 * Refuses with `not_allowed`.
 */
export async function undeliveredLetters(
  actor: Actor,
): Promise<Result<{ letters: UndeliveredLetter[]; total: number; leave: boolean }, LetterProblem>> {
  if (!may(actor, "tend_letters")) return { ok: false, problem: { code: "not_allowed" } };
  const theirs = actor.kind === "account" && actor.role !== "admin" ? openableBy(actor) : undefined;
  const troubled = or(isNotNull(letters.failedAt), isNotNull(letters.lastError));
  const undelivered = and(isNull(letters.sentAt), troubled, theirs);
  const db = database();
  const rows = await db
    .select({
      id: letters.id,
      kind: letters.kind,
      recipient: letters.recipient,
      accountId: letters.accountId,
      createdAt: letters.createdAt,
      attempts: letters.attempts,
      lastError: letters.lastError,
      failedAt: letters.failedAt,
      nextAttemptAt: letters.nextAttemptAt,
    })
    .from(letters)
    .leftJoin(accounts, eq(accounts.id, letters.accountId))
    .where(undelivered)
    .orderBy(sql`${letters.failedAt} desc nulls last`, desc(letters.id))
    .limit(100);
  const [{ total } = { total: 0 }] = await db
    .select({ total: count() })
    .from(letters)
    .leftJoin(accounts, eq(accounts.id, letters.accountId))
    .where(undelivered);
  const found = rows.map((row) => ({ ...row, kind: row.kind as LetterKind }));
  return { ok: true, value: { letters: found, total, leave: env.SMTP_URL !== undefined } };
}
