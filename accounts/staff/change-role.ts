import { eq, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import { anotherAdmin } from "../access/another-admin";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, ChangeRoleProblem, Result, Role } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { writeLinkMail } from "../links/write-link-mail";
import { obstacleToStaff } from "./staff-obstacle";

const RANK: Record<Role, number> = { client: 0, employee: 1, admin: 2 };

/**
 * Gives an account another role, from the next request on; with fewer rights every session of it ends. A mail says so.
 * Refuses with `not_found`, `proof_required`, `last_admin` for the only administrator who would step down, and
 * `not_eligible` for a client who is disabled, has not confirmed the address, or whose name is a deception.
 */
export async function changeRole(
  actor: AccountActor,
  { id, role }: { id: number; role: Role },
): Promise<Result<null, ChangeRoleProblem>> {
  return actOn<null, ChangeRoleProblem>(actor, "change_role", id, async (tx, target) => {
    if (target.role === role) return { ok: true, value: null };
    if (target.role === "admin" && !(await anotherAdmin(tx, id))) return { ok: false, problem: { code: "last_admin" } };
    const obstacle = target.role === "client" ? obstacleToStaff(target) : null;
    if (obstacle) return { ok: false, problem: { code: "not_eligible", because: obstacle } };
    const jobTitle = role === "client" ? { jobTitle: null } : {};
    await tx
      .update(accounts)
      .set({ role, ...jobTitle, updatedAt: sql`now()` })
      .where(eq(accounts.id, id));
    // Pages that are already open were rendered for the old role.
    if (RANK[role] < RANK[target.role]) await revokeSessions(tx, id, id === actor.id ? actor.sessionId : undefined);
    await writeLinkMail(tx, target, "secure_account", { kind: "role_changed", details: { role } });
    await audit(tx, actor, "role.changed", id, { from: target.role, to: role });
    return { ok: true, value: null };
  });
}
