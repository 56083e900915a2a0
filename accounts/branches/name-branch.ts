import { eq } from "drizzle-orm";
import { violatedConstraint } from "../../db/constraint";
import { branches } from "../../db/schema";
import type { AccountActor, BranchProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { isId } from "../values/is-id";

/**
 * Opens a branch, or renames the branch `id`. Returns its id. Refuses with `not_found` and `branch_name_taken`.
 */
export async function nameBranch(
  actor: AccountActor,
  { id, name }: { id: number | null; name: string },
): Promise<Result<number, BranchProblem>> {
  if (id !== null && !isId(id)) return { ok: false, problem: { code: "not_found" } };
  try {
    return await actAs<number, BranchProblem>(actor, "manage_branches", async (tx) => {
      const [named] =
        id === null
          ? await tx.insert(branches).values({ name }).returning({ id: branches.id })
          : await tx.update(branches).set({ name }).where(eq(branches.id, id)).returning({ id: branches.id });
      if (!named) return { ok: false, problem: { code: "not_found" } };
      await audit(tx, actor, id === null ? "branch.created" : "branch.renamed", null, { branch: named.id, name });
      return { ok: true, value: named.id };
    });
  } catch (thrown) {
    if (violatedConstraint(thrown) === "branches_name_unique")
      return { ok: false, problem: { code: "branch_name_taken" } };
    throw thrown;
  }
}
