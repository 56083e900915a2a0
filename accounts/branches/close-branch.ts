import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { branches } from "../../db/schema";
import type { AccountActor, BranchProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { isId } from "../values/is-id";

/**
 * Closes a branch, or opens it again: nobody is registered at a closed one, and whoever belongs to it stays.
 * Refuses with `not_found`, and `last_branch` for the only open one.
 */
export async function closeBranch(
  actor: AccountActor,
  { id, closed }: { id: number; closed: boolean },
): Promise<Result<null, BranchProblem>> {
  if (!isId(id)) return { ok: false, problem: { code: "not_found" } };
  return actAs<null, BranchProblem>(actor, "manage_branches", async (tx) => {
    // Locked, so that two branches cannot be closed at the same moment with none left.
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
