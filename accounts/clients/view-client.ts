import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../../db/client";
import { accounts, branches, roleRequests } from "../../db/schema";
import type { Account, AccountActor, NotFound, Result, Role } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { mayOn } from "../policy";
import { isId } from "../values/is-id";
import { type PasswordState, passwordState } from "./client-state";

export type ClientView = {
  account: Account;
  branch: string | null;
  origin: string;
  /** Who registered them, where somebody of the staff did. */
  registeredBy: string | null;
  disabledAt: Date | null;
  passwordState: PasswordState;
  passwordSetAt: Date;
  passwordExpiresAt: Date | null;
  /** The role they asked for and nobody has decided about. */
  requestedRole: { id: number; role: Role; createdAt: Date } | null;
};

const registrar = alias(accounts, "registrar");

/**
 * Everything staff may know of one client; that somebody looked is audited. Refuses with `not_found`, the same
 * for a client of another branch as for nobody.
 */
export async function viewClient(actor: AccountActor, id: number): Promise<Result<ClientView, NotFound>> {
  const nobody = { ok: false, problem: { code: "not_found" } } as const;
  if (!isId(id)) return nobody;
  const db = database();
  const [found] = await db
    .select({
      account: accountColumns,
      branch: branches.name,
      origin: accounts.origin,
      registeredBy: sql<string | null>`concat_ws(' ', ${registrar.givenNames}, ${registrar.surnames})`,
      disabledAt: accounts.disabledAt,
      passwordState,
      passwordSetAt: accounts.passwordSetAt,
      passwordExpiresAt: accounts.passwordExpiresAt,
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .leftJoin(registrar, eq(registrar.id, accounts.registeredBy))
    .where(and(eq(accounts.id, id), isNull(accounts.closedAt)));
  if (!found || !mayOn(actor, "view_client", found.account)) return nobody;
  const [requestedRole = null] = await db
    .select({ id: roleRequests.id, role: roleRequests.role, createdAt: roleRequests.createdAt })
    .from(roleRequests)
    .where(and(eq(roleRequests.accountId, id), isNull(roleRequests.decidedAt)))
    .orderBy(desc(roleRequests.id))
    .limit(1);
  await db.transaction((tx) => audit(tx, actor, "client.viewed", id));
  return { ok: true, value: { ...found, registeredBy: found.registeredBy || null, requestedRole } };
}
