import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { branches } from "../../db/schema";
import type { AccountActor, BranchProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { isId } from "../values/is-id";

/**
 * Closes or reopens a branch. A closed one takes no registrations; its staff and clients stay.
 * Refuses with `not_found`, and `last_branch` for the only open one.
 */
export async function closeBranch(
  actor: AccountActor,
  { id, closed }: { id: number; closed: boolean },
): Promise<Result<null, BranchProblem>> {
  if (!isId(id)) return { ok: false, problem: { code: "not_found" } };
  return actAs<null, BranchProblem>(actor, "manage_branches", async (tx) => {
    // Lock all branches, so that two concurrent closings cannot leave none open.
    const open = await tx.select({ id: branches.id }).from(branches).where(isNull(branches.closedAt)).for("update");
    if (closed && open.every((branch) => branch.id === id)) return { ok: false, problem: { code: "last_branch" } };
    const [branch] = await tx
      .update(branches)
      .set({ closedAt: closed ? sql`now()` : null })
      .where(and(eq(branches.id, id), closed ? isNull(branches.closedAt) : isNotNull(branches.closedAt)))
      .returning({ name: branches.name });
    if (!branch) return { ok: false, problem: { code: "not_found" } };
    await audit(tx, actor, closed ? "branch.closed" : "branch.reopened", null, { branch: id, name: branch.name });
    return { ok: true, value: null };
  });
}
