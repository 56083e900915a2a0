import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Actor, LinkProblem, Result } from "../account";
import { audit } from "../audit";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";

/**
 * Verifies an account's address with the token of a mail. Returns the address.
 * Refuses with `link_unknown`, `link_used` and `link_expired`.
 */
export async function verifyEmail(actor: Actor, token: string): Promise<Result<{ email: string }, LinkProblem>> {
  return database().transaction(async (tx): Promise<Result<{ email: string }, LinkProblem>> => {
    const link = await spendLink(tx, token, "verify_email");
    if ("code" in link) return { ok: false, problem: link };
    const { id } = link.account;
    await tx
      .update(accounts)
      .set({ emailVerifiedAt: sql`coalesce(${accounts.emailVerifiedAt}, now())`, updatedAt: sql`now()` })
      .where(eq(accounts.id, id));
    await voidLinks(tx, id, "verify_email");
    await audit(tx, actor, "account.email_verified", id);
    return { ok: true, value: { email: link.email } };
  });
}
