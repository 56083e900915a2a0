import { inArray, sql } from "drizzle-orm";
import { database, type Transaction } from "../db/client";
import { accounts } from "../db/schema";
import type { Account, AccountActor, NotFound, Problem, Result } from "./account";
import { accountColumns } from "./account-columns";
import { type Action, type ActionOn, may, mayOn } from "./policy";
import { isId } from "./values/is-id";

const stateColumns = {
  ...accountColumns,
  disabledAt: accounts.disabledAt,
  closedAt: accounts.closedAt,
  claimedDocument: accounts.claimedDocument,
  hasPassword: sql<boolean>`${accounts.passwordHash} is not null`.as("has_password"),
};

export type ActedOn = Account & { disabledAt: Date | null; claimedDocument: string | null; hasPassword: boolean };

const notFound: { ok: false; problem: NotFound } = { ok: false, problem: { code: "not_found" } };

/**
 * Runs `act` on an account in one transaction, if the policy allows it by both rows as they are under lock, so that an
 * actor demoted meanwhile is refused. Refuses with `not_found` and as `act` does.
 */
export async function actOn<Value, Refusal extends Problem = never>(
  actor: AccountActor,
  action: ActionOn,
  targetId: number,
  act: (tx: Transaction, target: ActedOn) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | NotFound>> {
  if (!isId(targetId)) return notFound;
  return database().transaction(async (tx) => {
    const { caller, target } = await lockBoth(tx, actor, targetId);
    if (!caller || !target || !mayOn(caller, action, target)) return notFound;
    return act(tx, target);
  });
}

/** Runs an act without a target account, if the actor's row under lock still allows it. */
export async function actAs<Value, Refusal extends Problem = never>(
  actor: AccountActor,
  action: Action,
  act: (tx: Transaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | NotFound>> {
  return database().transaction(async (tx) => {
    const { caller } = await lockBoth(tx, actor, actor.id);
    return caller && may(caller, action) ? act(tx) : notFound;
  });
}

/** Locks both rows in id order, so that two people who act on each other do not deadlock. */
async function lockBoth(tx: Transaction, actor: AccountActor, targetId: number) {
  const rows = await tx
    .select(stateColumns)
    .from(accounts)
    .where(inArray(accounts.id, [actor.id, targetId]))
    .orderBy(accounts.id)
    .for("no key update");
  const own = rows.find(({ id }) => id === actor.id);
  const target = rows.find(({ id, closedAt }) => id === targetId && !closedAt);
  const caller = own && !own.disabledAt && !own.closedAt && { ...actor, role: own.role, branchId: own.branchId };
  return { caller, target };
}
