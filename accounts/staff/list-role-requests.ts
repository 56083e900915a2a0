import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, auditEntries, roleRequests } from "../../db/schema";
import type { Account, AccountActor, NotFound, Result, Role, StaffObstacle } from "../account";
import { accountColumns } from "../account-columns";
import { may } from "../policy";
import { colleagues, lookalikes, obstacleToRequest } from "./staff-obstacle";

export type RoleRequest = {
  id: number;
  role: Role;
  createdAt: Date;
  account: Account;
  /** The channel the account came in by, and the address it was registered from. */
  origin: string;
  address: string | null;
  /** Why it cannot be approved; null when it can. */
  obstacle: StaffObstacle | null;
  /** The staff with names like this one. */
  lookalikes: string[];
};

const registeredFrom = sql<string | null>`(select ${auditEntries.address} from ${auditEntries}
  where ${auditEntries.subjectId} = ${accounts.id} and ${auditEntries.action} = 'account.registered'
  order by ${auditEntries.id} limit 1)`;

/** The roles asked for that wait for a decision, the oldest first. Refuses with `not_found`. */
export async function listRoleRequests(actor: AccountActor): Promise<Result<RoleRequest[], NotFound>> {
  if (!may(actor, "decide_role_requests")) return { ok: false, problem: { code: "not_found" } };
  const pending = and(isNull(roleRequests.decidedAt), isNull(accounts.closedAt));
  const db = database();
  const rows = await db
    .select({
      id: roleRequests.id,
      role: roleRequests.role,
      createdAt: roleRequests.createdAt,
      account: accountColumns,
      disabledAt: accounts.disabledAt,
      origin: accounts.origin,
      address: registeredFrom.as("registered_from"),
    })
    .from(roleRequests)
    .innerJoin(accounts, eq(accounts.id, roleRequests.accountId))
    .where(pending)
    .orderBy(asc(roleRequests.id))
    .limit(200);
  const staff = await colleagues(db);
  const value = rows.map(({ disabledAt, ...row }) => ({
    ...row,
    obstacle: obstacleToRequest({ ...row.account, disabledAt }, staff),
    lookalikes: lookalikes(row.account, staff),
  }));
  return { ok: true, value };
}
