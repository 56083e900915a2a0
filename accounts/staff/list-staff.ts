import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches, sessions } from "../../db/schema";
import type { Role } from "../account";

export type StaffMember = {
  email: string;
  role: Role;
  branch: string | null;
  disabled: boolean;
  lastSeenAt: Date | null;
};

const lastSeenAt = sql`(select max(${sessions.lastUsedAt}) from ${sessions} where ${sessions.accountId} = ${accounts.id})`;

/** Employees and administrators by role and e-mail, for the operator of the machine itself. */
export function listStaff(): Promise<StaffMember[]> {
  return database()
    .select({
      email: accounts.email,
      role: accounts.role,
      branch: branches.name,
      disabled: sql<boolean>`${accounts.disabledAt} is not null`,
      lastSeenAt: lastSeenAt.mapWith(sessions.lastUsedAt),
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(and(ne(accounts.role, "client"), isNull(accounts.closedAt)))
    .orderBy(asc(accounts.role), asc(accounts.email));
}
