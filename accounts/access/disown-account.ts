import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Actor, LinkProblem, Result } from "../account";
import { audit } from "../audit";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";
import { revokeSessions } from "./revoke-sessions";

/**
 * «No fui yo»: the owner of an address says that the account registered with it at a branch is not theirs. The account
 * is disabled, so that neither person reaches the other's data, until staff correct the address.
 * Refuses with `link_unknown`, `link_used` and `link_expired`.
 */
export async function disownAccount(actor: Actor, token: string): Promise<Result<null, LinkProblem>> {
  return database().transaction(async (tx): Promise<Result<null, LinkProblem>> => {
    const link = await spendLink(tx, token, "disown_account");
    if ("code" in link) return { ok: false, problem: link };
    const { id } = link.account;
    await tx.update(accounts).set({ disabledAt: sql`now()`, updatedAt: sql`now()` }).where(eq(accounts.id, id));
    await revokeSessions(tx, id);
    await voidLinks(tx, id);
    await audit(tx, actor, "account.disowned", id);
    return { ok: true, value: null };
  });
}
