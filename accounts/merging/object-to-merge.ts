import { eq, sql } from "drizzle-orm";
import { hashLinkToken } from "../../crypto/link-token";
import { database, type Transaction } from "../../db/client";
import { accounts, linkRows, merges } from "../../db/schema";
import type { Actor, LinkProblem, Result } from "../account";
import { audit } from "../audit";
import { spendLink } from "../links/spend-link";
import { separate } from "./separate";
import { undoableMerge } from "./undo-obstacle";

/**
 * «No eran mías las dos»: the owner of one of two addresses says that the accounts were not one person's. They are
 * separated at once; where another merge has to be undone first, staff see the objection. Returns whether they are
 * separate now. Refuses with `link_unknown`, `link_used` and `link_expired`.
 */
export async function objectToMerge(actor: Actor, token: string): Promise<Result<{ undone: boolean }, LinkProblem>> {
  return database().transaction(async (tx): Promise<Result<{ undone: boolean }, LinkProblem>> => {
    const merge = await mergeOf(tx, token);
    const link = await spendLink(tx, token, "object_merge");
    if ("code" in link) return { ok: false, problem: link };
    if (!merge) return { ok: false, problem: { code: "link_unknown" } };
    await tx.update(merges).set({ objectedAt: sql`now()` }).where(eq(merges.id, merge.id));
    await audit(tx, actor, "account.merge_objected", link.account.id, { merge: merge.id });
    const open = await undoableMerge(tx, merge.id);
    if ("code" in open) return { ok: true, value: { undone: open.code === "merge_undone" } };
    const undone = await separate(tx, open, null);
    const { survivorId, mergedId } = open;
    if (undone) await audit(tx, actor, "account.merge_undone", survivorId, { merge: merge.id, other: mergedId });
    if (undone) await audit(tx, actor, "account.merge_undone", mergedId, { merge: merge.id, other: survivorId });
    return { ok: true, value: { undone } };
  });
}

/** The merge whose mail carried the link. The account that holds both is locked before what belongs to it. */
async function mergeOf(tx: Transaction, token: string): Promise<{ id: number } | null> {
  const [found] = await tx
    .select({ id: merges.id, survivorId: merges.survivorId })
    .from(merges)
    .innerJoin(linkRows, sql`${linkRows.id} = any(${merges.linkIds})`)
    .where(eq(linkRows.tokenHash, hashLinkToken(token)));
  if (!found) return null;
  const holder = sql`(select coalesce(own.merged_into, own.id) from ${accounts} as own where own.id = ${found.survivorId})`;
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, holder)).for("no key update");
  return found;
}
