import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, roleRequests } from "../../db/schema";
import type { Account, AccountActor, NotFound, Result, Role } from "../account";
import { accountColumns } from "../account-columns";
import { may } from "../policy";

export type RoleRequest = { id: number; role: Role; createdAt: Date; account: Account };

/** The open role requests, oldest first. Refuses with `not_found`. */
export async function listRoleRequests(actor: AccountActor): Promise<Result<RoleRequest[], NotFound>> {
  if (!may(actor, "decide_role_requests")) return { ok: false, problem: { code: "not_found" } };
  const pending = and(isNull(roleRequests.decidedAt), isNull(accounts.closedAt));
  const value = await database()
    .select({
      id: roleRequests.id,
      role: roleRequests.role,
      createdAt: roleRequests.createdAt,
      account: accountColumns,
    })
    .from(roleRequests)
    .innerJoin(accounts, eq(accounts.id, roleRequests.accountId))
    .where(pending)
    .orderBy(asc(roleRequests.id))
    .limit(200);
  return { ok: true, value };
}
