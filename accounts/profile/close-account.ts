import { and, eq, isNull, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, linkRows, mails, sessions } from "../../db/schema";
import { anotherAdmin } from "../access/another-admin";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, CloseAccountProblem, Result } from "../account";
import { audit } from "../audit";
import { noDetails } from "../erase-details";
import { checkPassword } from "../passwords/check-password";

/**
 * Closes the caller's own account: personal data is erased, the e-mail and the document become free, every session
 * ends; the row and the audit stay. Refuses with `wrong_password`, `last_admin`, `rate_limited` and `overloaded`.
 */
export async function closeAccount(actor: AccountActor, password: string): Promise<Result<null, CloseAccountProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  return database().transaction(async (tx): Promise<Result<null, CloseAccountProblem>> => {
    await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, actor.id)).for("no key update");
    if (actor.role === "admin" && !(await anotherAdmin(tx, actor.id)))
      return { ok: false, problem: { code: "last_admin" } };
    // Before the name is erased: the audit keeps that of staff.
    await audit(tx, actor, "account.closed", actor.id);
    await anonymise(tx, actor.id);
    await revokeSessions(tx, actor.id);
    return { ok: true, value: null };
  });
}

async function anonymise(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(accounts)
    .set({
      ...noDetails,
      passwordHash: null,
      emailVerifiedAt: null,
      email: "",
      emailKey: `closed:${id}`,
      givenNames: "",
      closedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(accounts.id, id));
  await tx.update(linkRows).set({ email: "", usedAt: sql`now()` }).where(eq(linkRows.accountId, id));
  await tx.update(sessions).set({ address: null, userAgent: null }).where(eq(sessions.accountId, id));
  await tx
    .update(mails)
    .set({ failedAt: sql`now()` })
    .where(and(eq(mails.accountId, id), isNull(mails.sentAt)));
  await tx.update(mails).set({ recipient: "", details: {} }).where(eq(mails.accountId, id));
}
