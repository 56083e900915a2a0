import { and, eq, isNull, sql } from "drizzle-orm";
import { accounts, roleRequests } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { AccountActor, DecideProblem, Result } from "../account";
import { accountColumns } from "../account-columns";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { writeLinkMail } from "../links/write-link-mail";
import { isId } from "../values/is-id";
import { colleagues, obstacleToRequest } from "./staff-obstacle";

/**
 * Grants or refuses a role that an account asked for, once; a mail says so. Refuses with `not_found`, `proof_required`,
 * `already_decided`, also when several decide at once, and `not_eligible` when the account may not be whose it says.
 */
export async function decideRoleRequest(
  actor: AccountActor,
  { id, approved }: { id: number; approved: boolean },
): Promise<Result<null, DecideProblem>> {
  if (!isId(id)) return { ok: false, problem: { code: "not_found" } };
  return actAs<null, DecideProblem>(actor, "decide_role_requests", async (tx) => {
    const [asker] = await tx
      .select({ ...accountColumns, disabledAt: accounts.disabledAt })
      .from(accounts)
      .innerJoin(roleRequests, eq(roleRequests.accountId, accounts.id))
      .where(and(eq(roleRequests.id, id), isNull(accounts.closedAt)))
      .for("no key update", { of: accounts });
    if (!asker) return { ok: false, problem: { code: "not_found" } };
    const pending = and(eq(roleRequests.id, id), isNull(roleRequests.decidedAt));
    const obstacle = approved ? obstacleToRequest(asker, await colleagues(tx)) : null;
    if (obstacle && (await tx.$count(roleRequests, pending)) > 0)
      return { ok: false, problem: { code: "not_eligible", because: obstacle } };
    const [decided] = await tx
      .update(roleRequests)
      .set({ decidedAt: sql`now()`, decidedBy: actor.id, approved })
      .where(pending)
      .returning({ role: roleRequests.role });
    if (!decided) return { ok: false, problem: { code: "already_decided" } };
    const { role } = decided;
    // An account that has become staff in another way keeps what it has.
    if (approved && asker.role === "client")
      await tx.update(accounts).set({ role, updatedAt: sql`now()` }).where(eq(accounts.id, asker.id));
    const { id: accountId, email: recipient } = asker;
    if (approved) await writeLinkMail(tx, asker, "secure_account", { kind: "role_changed", details: { role } });
    else await writeMail(tx, { kind: "role_request_rejected", accountId, recipient, details: { role } });
    await audit(tx, actor, approved ? "role.request_approved" : "role.request_rejected", asker.id, { role });
    return { ok: true, value: null };
  });
}
