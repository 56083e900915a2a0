import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { concernsAccount, linkExpired } from "../../db/link-rows";
import { accounts, linkRows, mails } from "../../db/schema";
import type { Actor, MailProblem, Result } from "../account";
import { audit } from "../audit";
import { openableBy } from "../clients/client-reach";
import { issueLink, type LinkPurpose } from "../links/link-rows";
import { may } from "../policy";

/**
 * Has a failed mail retried from the start. A link that expired meanwhile is replaced by a fresh one.
 * Refuses with `not_allowed`, `mail_unknown` when there is no such failed mail, and `mail_obsolete`.
 */
export async function retryMail(actor: Actor, mailId: number): Promise<Result<null, MailProblem>> {
  if (!may(actor, "tend_mails")) return { ok: false, problem: { code: "not_allowed" } };
  return database().transaction(async (tx): Promise<Result<null, MailProblem>> => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for("update");
    if (!mail?.failedAt || mail.sentAt || !(await concerns(tx, actor, mail.accountId)))
      return { ok: false, problem: { code: "mail_unknown" } };
    const linkId = mail.linkId && (await freshLink(tx, mail.linkId));
    if (mail.recipient === "" || (mail.linkId && !linkId)) return { ok: false, problem: { code: "mail_obsolete" } };
    const again = { attempts: 0, nextAttemptAt: sql`now()`, failedAt: null, lastError: null, linkId };
    await tx.update(mails).set(again).where(eq(mails.id, mailId));
    await audit(tx, actor, "letter.retried", mail.accountId, { letter: mailId, kind: mail.kind });
    return { ok: true, value: null };
  });
}

/** Whether the actor may open the mail's account. */
async function concerns(tx: Transaction, actor: Actor, accountId: number | null): Promise<boolean> {
  if (actor.kind !== "account" || actor.role === "admin") return true;
  const theirs = and(eq(accounts.id, accountId ?? 0), openableBy(actor));
  return (await tx.select({ id: accounts.id }).from(accounts).where(theirs)).length > 0;
}

/** The id of a link row that still works: this one, or a new one when it expired; null when it was used or is void. */
async function freshLink(tx: Transaction, id: string): Promise<string | null> {
  const [link] = await tx
    .select({
      accountId: linkRows.accountId,
      email: linkRows.email,
      purpose: linkRows.purpose,
      usedAt: linkRows.usedAt,
      expired: linkExpired.as("expired"),
      concernsAccount: concernsAccount.as("concerns_account"),
    })
    .from(linkRows)
    .innerJoin(accounts, eq(accounts.id, linkRows.accountId))
    .where(eq(linkRows.id, id));
  if (!link || link.usedAt || !link.concernsAccount) return null;
  const { accountId, email, purpose, expired } = link;
  return expired ? issueLink(tx, { id: accountId, email }, purpose as LinkPurpose) : id;
}
