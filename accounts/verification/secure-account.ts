import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { revokeSessions } from "../access/revoke-sessions";
import type { Actor, LinkProblem, Result } from "../account";
import { audit } from "../audit";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";
import { writeLinkMail } from "../links/write-link-mail";

/**
 * «No fui yo»: an account's owner says that another person did what a mail told of. The password is worth nothing any
 * more, every session ends, and a link to choose another one goes to the address; a second factor that the mail told of
 * is removed, with whatever was set up since. One of before stays: a mailbox alone must not be a way around it. Returns the address. Refuses with
 * `link_unknown`, `link_used` and `link_expired`.
 */
export async function secureAccount(
  actor: Actor,
  token: string,
  purpose: "secure_account" | "undo_second_factor",
): Promise<Result<{ email: string }, LinkProblem>> {
  return database().transaction(async (tx): Promise<Result<{ email: string }, LinkProblem>> => {
    const link = await spendLink(tx, token, purpose);
    if ("code" in link) return { ok: false, problem: link };
    const { id, email } = link.account;
    if (purpose === "undo_second_factor") await dropSecondFactor(tx, id, link.createdAt);
    await tx
      .update(accounts)
      .set({ passwordHash: null, passwordGenerated: false, passwordSetAt: sql`now()`, updatedAt: sql`now()` })
      .where(eq(accounts.id, id));
    await revokeSessions(tx, id);
    await voidLinks(tx, id);
    await writeLinkMail(tx, { id, email }, "reset_password");
    await audit(tx, actor, "account.secured", id);
    return { ok: true, value: { email } };
  });
}
