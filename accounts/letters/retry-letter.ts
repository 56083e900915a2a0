import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, emailTokens, letters } from "../../db/schema";
import { concernsAccount } from "../../mail/link-token";
import type { Actor, LetterProblem, Result } from "../account";
import { audit } from "../audit";
import { openableBy } from "../clients/client-reach";
import { type EmailTokenPurpose, issueEmailToken } from "../links/email-tokens";
import { may } from "../policy";

/**
 * Has a dead letter tried again from the start. A link that expired meanwhile is replaced by a fresh one.
 * Refuses with `not_allowed`, `letter_unknown` when there is no such dead letter, and `letter_obsolete`.
 */
export async function retryLetter(actor: Actor, letterId: number): Promise<Result<null, LetterProblem>> {
  if (!may(actor, "tend_letters")) return { ok: false, problem: { code: "not_allowed" } };
  return database().transaction(async (tx): Promise<Result<null, LetterProblem>> => {
    const [letter] = await tx.select().from(letters).where(eq(letters.id, letterId)).for("update");
    if (!letter?.failedAt || letter.sentAt || !(await concerns(tx, actor, letter.accountId)))
      return { ok: false, problem: { code: "letter_unknown" } };
    const emailTokenId = letter.emailTokenId && (await freshToken(tx, letter.emailTokenId));
    if (letter.recipient === "" || (letter.emailTokenId && !emailTokenId))
      return { ok: false, problem: { code: "letter_obsolete" } };
    const again = { attempts: 0, nextAttemptAt: sql`now()`, failedAt: null, lastError: null, emailTokenId };
    await tx.update(letters).set(again).where(eq(letters.id, letterId));
    await audit(tx, actor, "letter.retried", letter.accountId, { letter: letterId, kind: letter.kind });
    return { ok: true, value: null };
  });
}

/** Whether the letter's account is one this member of staff looks after. */
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
