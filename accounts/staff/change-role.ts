import { eq, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import { anotherAdmin } from "../access/another-admin";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, ChangeRoleProblem, Result, Role } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { checkPassword } from "../passwords/check-password";

const RANK: Record<Role, number> = { client: 0, employee: 1, admin: 2 };

/**
 * Changes a role; the caller confirms with their password. It takes effect at the next request; losing rights ends
 * every session of the account. Refuses with `wrong_password`, `overloaded`, `not_found`, and `last_admin` for the only
 * administrator.
 */
export async function changeRole(
  actor: AccountActor,
  { id, role, password }: { id: number; role: Role; password: string },
): Promise<Result<null, ChangeRoleProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  return actOn<null, ChangeRoleProblem>(actor, "change_role", id, async (tx, target) => {
    if (target.role === role) return { ok: true, value: null };
    if (target.role === "admin" && !(await anotherAdmin(tx, id))) return { ok: false, problem: { code: "last_admin" } };
    const jobTitle = role === "client" ? { jobTitle: null } : {};
    await tx
      .update(accounts)
      .set({ role, ...jobTitle, updatedAt: sql`now()` })
      .where(eq(accounts.id, id));
    // Pages that are already open were rendered for the old role.
    if (RANK[role] < RANK[target.role]) await revokeSessions(tx, id, id === actor.id ? actor.sessionId : undefined);
    await audit(tx, actor, "role.changed", id, { from: target.role, to: role });
    return { ok: true, value: null };
  });
}
