import { and, eq, gte, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { accounts, linkRows } from "../../db/schema";
import { revokeSessions } from "../access/revoke-sessions";
import type { Actor, ConfirmEmailProblem, Result } from "../account";
import { audit } from "../audit";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { renewKeys } from "../duplicates/write-keys";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";
import { writeLinkMail } from "../links/write-link-mail";
import { normaliseEmail } from "../values/email";

/**
 * Gives an account back the address it had, with the token sent there. The present password is worth nothing any
 * more, every session and every later link ends, and a link to choose another password goes to the address.
 * Returns the address. Refuses with `link_unknown`, `link_used`, `link_expired` and `email_taken`.
 */
export async function undoEmailChange(
  actor: Actor,
  token: string,
): Promise<Result<{ email: string }, ConfirmEmailProblem>> {
  try {
    return await database().transaction(async (tx): Promise<Result<{ email: string }, ConfirmEmailProblem>> => {
      const link = await spendLink(tx, token, "undo_email_change");
      if ("code" in link) return { ok: false, problem: link };
      const { email, account } = link;
      const restored = { email, emailKey: normaliseEmail(email), emailVerifiedAt: sql`now()` };
      await tx
        .update(accounts)
        .set({
          ...restored,
          passwordHash: null,
          passwordGenerated: false,
          passwordSetAt: sql`now()`,
          updatedAt: sql`now()`,
        })
        .where(eq(accounts.id, account.id));
      await renewKeys(tx, account.id);
      await revokeSessions(tx, account.id);
      await voidLinks(tx, account.id);
      const since = await voidLaterUndos(tx, account.id, email);
      // Set up about then, it may be what the intruder keeps the owner out with.
      await dropSecondFactor(tx, account.id, sql`${since}::timestamptz - interval '72 hours'`);
      await writeLinkMail(tx, { id: account.id, email }, "reset_password");
      await audit(tx, actor, "account.email_restored", account.id);
      return { ok: true, value: { email } };
    });
  } catch (thrown) {
    if (violatedConstraint(thrown) === "accounts_email_unique") return { ok: false, problem: { code: "email_taken" } };
    throw thrown;
  }
}

/** Of several changes in a row the first owner wins: a later owner cannot undo this. Returns when it began. */
async function voidLaterUndos(tx: Transaction, accountId: number, email: string): Promise<string | undefined> {
  const undos = and(eq(linkRows.accountId, accountId), eq(linkRows.purpose, "undo_email_change"));
  const [own] = await tx
    .select({ since: sql<string>`min(${linkRows.createdAt})::text`.as("since") })
    .from(linkRows)
    .where(and(undos, eq(linkRows.email, email)));
  await tx
    .update(linkRows)
    .set({ usedAt: sql`now()` })
    .where(and(undos, gte(linkRows.createdAt, sql`${own?.since}::timestamptz`)));
  return own?.since;
}
