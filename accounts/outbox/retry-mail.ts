import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, emailTokens, mails } from "../../db/schema";
import { concernsAccount } from "../../mail/link-token";
import type { Actor, MailProblem, Result } from "../account";
import { audit } from "../audit";
import { openableBy } from "../clients/client-reach";
import { type EmailTokenPurpose, issueEmailToken } from "../links/email-tokens";
import { may } from "../policy";

/**
 * Has a dead mail tried again from the start. A link that expired meanwhile is replaced by a fresh one.
 * Refuses with `not_allowed`, `mail_unknown` when there is no such dead mail, and `mail_obsolete`.
 */
export async function retryMail(actor: Actor, mailId: number): Promise<Result<null, MailProblem>> {
  if (!may(actor, "tend_mails")) return { ok: false, problem: { code: "not_allowed" } };
  return database().transaction(async (tx): Promise<Result<null, MailProblem>> => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for("update");
    if (!mail?.failedAt || mail.sentAt || !(await concerns(tx, actor, mail.accountId)))
      return { ok: false, problem: { code: "mail_unknown" } };
    const emailTokenId = mail.emailTokenId && (await freshToken(tx, mail.emailTokenId));
    if (mail.recipient === "" || (mail.emailTokenId && !emailTokenId))
      return { ok: false, problem: { code: "mail_obsolete" } };
    const again = { attempts: 0, nextAttemptAt: sql`now()`, failedAt: null, lastError: null, emailTokenId };
    await tx.update(mails).set(again).where(eq(mails.id, mailId));
    await audit(tx, actor, "letter.retried", mail.accountId, { letter: mailId, kind: mail.kind });
    return { ok: true, value: null };
  });
}

/** Whether the mail's account is one this member of staff looks after. */
async function concerns(tx: Transaction, actor: Actor, accountId: number | null): Promise<boolean> {
  if (actor.kind !== "account" || actor.role === "admin") return true;
  const theirs = and(eq(accounts.id, accountId ?? 0), openableBy(actor));
  return (await tx.select({ id: accounts.id }).from(accounts).where(theirs)).length > 0;
}

/** The row of a token that still does something: this one, or a new one for the same; null when it is past mending. */
async function freshToken(tx: Transaction, id: string): Promise<string | null> {
  const [token] = await tx
    .select({
      accountId: emailTokens.accountId,
      email: emailTokens.email,
      purpose: emailTokens.purpose,
      usedAt: emailTokens.usedAt,
      expired: sql<boolean>`${emailTokens.expiresAt} <= now()`,
      concernsAccount: concernsAccount.as("concerns_account"),
    })
    .from(emailTokens)
    .innerJoin(accounts, eq(accounts.id, emailTokens.accountId))
    .where(eq(emailTokens.id, id));
  if (!token || token.usedAt || !token.concernsAccount) return null;
  const { accountId, email, purpose, expired } = token;
  return expired ? issueEmailToken(tx, { id: accountId, email }, purpose as EmailTokenPurpose) : id;
}
