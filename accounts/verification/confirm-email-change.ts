import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { accounts } from "../../db/schema";
import type { Actor, ConfirmEmailProblem, Result } from "../account";
import { audit } from "../audit";
import { renewKeys } from "../duplicates/write-keys";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";
import { writeLinkMail } from "../links/write-link-mail";
import { emailIsHeld } from "../registration/email-is-held";
import { normaliseEmail } from "../values/email";
import { maskEmailForOwner } from "../values/mask";

/**
 * Changes an account's address to the requested one, with the token sent there. Every other outstanding link is void.
 * The old address gets a mail that can undo it for 72 hours. Returns the new address.
 * Refuses with `link_unknown`, `link_used`, `link_expired` and `email_taken`.
 */
export async function confirmEmailChange(
  actor: Actor,
  token: string,
): Promise<Result<{ email: string }, ConfirmEmailProblem>> {
  try {
    return await database().transaction(async (tx): Promise<Result<{ email: string }, ConfirmEmailProblem>> => {
      const link = await spendLink(tx, token, "change_email");
      if ("code" in link) return { ok: false, problem: link };
      const { email, account } = link;
      if (await emailIsHeld(tx, normaliseEmail(email), account.id))
        return { ok: false, problem: { code: "email_taken" } };
      await tx
        .update(accounts)
        .set({ email, emailKey: normaliseEmail(email), emailVerifiedAt: sql`now()`, updatedAt: sql`now()` })
        .where(eq(accounts.id, account.id));
      await renewKeys(tx, account.id);
      await voidLinks(tx, account.id);
      const details = { newEmail: maskEmailForOwner(email) };
      await writeLinkMail(tx, account, "undo_email_change", { details });
      await audit(tx, actor, "account.email_changed", account.id);
      return { ok: true, value: { email } };
    });
  } catch (thrown) {
    if (violatedConstraint(thrown) === "accounts_email_unique") return { ok: false, problem: { code: "email_taken" } };
    throw thrown;
  }
}
