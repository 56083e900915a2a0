import { and, eq, isNull, sql } from "drizzle-orm";
import { accounts, roleRequests } from "../../db/schema";
import type { AccountActor, DecideProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { checkPassword } from "../passwords/check-password";
import { isId } from "../values/is-id";

/**
 * Approves or rejects a role request, once. Approving asks for the caller's password. Refuses with `wrong_password`,
 * `overloaded`, `not_found`, and `already_decided`, also for concurrent decisions.
 */
export async function decideRoleRequest(
  actor: AccountActor,
  decision: { id: number; approved: true; password: string } | { id: number; approved: false },
): Promise<Result<null, DecideProblem>> {
  const { id, approved } = decision;
  if (!isId(id)) return { ok: false, problem: { code: "not_found" } };
  if (decision.approved) {
    const problem = await checkPassword(actor, decision.password);
    if (problem) return { ok: false, problem };
  }
  return actAs<null, DecideProblem>(actor, "decide_role_requests", async (tx) => {
    const pending = and(eq(roleRequests.id, id), isNull(roleRequests.decidedAt));
    const [decided] = await tx
      .update(roleRequests)
      .set({ decidedAt: sql`now()`, decidedBy: actor.id, approved })
      .where(pending)
      .returning({ accountId: roleRequests.accountId, role: roleRequests.role });
    if (!decided) return { ok: false, problem: { code: "already_decided" } };
    const { accountId, role } = decided;
    if (approved) {
      // An account that became staff meanwhile keeps its role.
      const client = and(eq(accounts.id, accountId), eq(accounts.role, "client"), isNull(accounts.closedAt));
      await tx.update(accounts).set({ role, updatedAt: sql`now()` }).where(client);
    }
    await audit(tx, actor, approved ? "role.request_approved" : "role.request_rejected", accountId, { role });
    return { ok: true, value: null };
  });
}
