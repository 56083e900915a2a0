import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../../db/client";
import { linkUnused } from "../../db/link-rows";
import { accounts, branches, externalIds, linkRows, roleRequests } from "../../db/schema";
import type { Account, AccountActor, NotFound, Result, Role } from "../account";
import { accountColumns } from "../account-columns";
import { used } from "../account-state";
import { audit } from "../audit";
import { mayOn } from "../policy";
import { isId } from "../values/is-id";
import { type PasswordState, passwordState } from "./client-state";

export type ClientView = {
  account: Account;
  branch: string | null;
  origin: string;
  /** The member of staff who registered the client, if any. */
  registeredBy: string | null;
  disabledAt: Date | null;
  passwordState: PasswordState;
  passwordSetAt: Date;
  passwordExpiresAt: Date | null;
  secondFactorSince: Date | null;
  /** The owner has been there already: an employee hands over no password and changes no address. */
  used: boolean;
  /** What other systems call the client. */
  externalIds: { source: string; externalId: string }[];
  /** The address that is to become theirs once they confirm it there. */
  pendingEmail: string | null;
  /** The client's open role request. */
  requestedRole: { id: number; role: Role; createdAt: Date } | null;
};

const pendingEmail = sql<string | null>`(select ${linkRows.email} from ${linkRows}
  where ${linkRows.accountId} = ${accounts.id} and ${linkRows.purpose} = 'change_email' and ${linkUnused}
  order by ${linkRows.createdAt} desc limit 1)`;

const registrar = alias(accounts, "registrar");

/**
 * Everything staff may see of one client; the view is audited. Refuses with `not_found`, for a client of another branch
 * as for an unknown id.
 */
export async function viewClient(actor: AccountActor, id: number): Promise<Result<ClientView, NotFound>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!isId(id)) return notFound;
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
      secondFactorSince: accounts.secondFactorAt,
      used: used.as("used"),
      pendingEmail: pendingEmail.as("pending_email"),
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .leftJoin(registrar, eq(registrar.id, accounts.registeredBy))
    .where(and(eq(accounts.id, id), isNull(accounts.closedAt)));
  if (!found || !mayOn(actor, "view_client", { ...found.account, used: found.used })) return notFound;
  const [requestedRole = null] = await db
    .select({ id: roleRequests.id, role: roleRequests.role, createdAt: roleRequests.createdAt })
    .from(roleRequests)
    .where(and(eq(roleRequests.accountId, id), isNull(roleRequests.decidedAt)))
    .orderBy(desc(roleRequests.id))
    .limit(1);
  const known = await db
    .select({ source: externalIds.source, externalId: externalIds.externalId })
    .from(externalIds)
    .where(eq(externalIds.accountId, id))
    .orderBy(externalIds.source, externalIds.externalId);
  await db.transaction((tx) => audit(tx, actor, "client.viewed", id));
  return { ok: true, value: { ...found, externalIds: known, registeredBy: found.registeredBy || null, requestedRole } };
}
