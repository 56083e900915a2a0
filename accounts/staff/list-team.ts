import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches, sessions } from "../../db/schema";
import type { Account, AccountActor, NotFound, Result } from "../account";
import { accountColumns } from "../account-columns";
import { type PasswordState, passwordState } from "../clients/client-state";
import { may } from "../policy";
import { isId } from "../values/is-id";

export type TeamMember = {
  account: Account;
  branch: string | null;
  disabledAt: Date | null;
  passwordState: PasswordState;
  passwordSetAt: Date;
  passwordExpiresAt: Date | null;
  secondFactorSince: Date | null;
  lastSeenAt: Date | null;
};

const lastSeenAt = sql`(select max(${sessions.lastUsedAt}) from ${sessions} where ${sessions.accountId} = ${accounts.id})`;

/** Employees and administrators, by role and name; with `id` only that one. Refuses with `not_found`. */
export async function listTeam(actor: AccountActor, id?: number): Promise<Result<TeamMember[], NotFound>> {
  if (!may(actor, "see_team") || (id !== undefined && !isId(id))) return { ok: false, problem: { code: "not_found" } };
  const staff = and(ne(accounts.role, "client"), isNull(accounts.closedAt), id ? eq(accounts.id, id) : undefined);
  const value = await database()
    .select({
      account: accountColumns,
      branch: branches.name,
      disabledAt: accounts.disabledAt,
      passwordState,
      passwordSetAt: accounts.passwordSetAt,
      passwordExpiresAt: accounts.passwordExpiresAt,
      secondFactorSince: accounts.secondFactorAt,
      lastSeenAt: lastSeenAt.mapWith(sessions.lastUsedAt),
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(staff)
    .orderBy(asc(accounts.role), asc(accounts.nameKey), asc(accounts.id));
  return { ok: true, value };
}
