import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { database, type Transaction } from "../db/client";
import { accounts, sessions } from "../db/schema";
import type { Account, AccountActor, ActProblem, NotFound, Problem, Result } from "./account";
import { accountColumns } from "./account-columns";
import { used } from "./account-state";
import { type Action, type ActionOn, may, mayOn, needsProof, PROOF_MINUTES } from "./policy";
import { roleInForce } from "./role-in-force";
import { isId } from "./values/is-id";

const stateColumns = {
  ...accountColumns,
  disabledAt: accounts.disabledAt,
  closedAt: accounts.closedAt,
  mergedInto: accounts.mergedInto,
  claimedDocument: accounts.claimedDocument,
  secondFactorAt: accounts.secondFactorAt,
  hasPassword: sql<boolean>`${accounts.passwordHash} is not null`.as("has_password"),
  used: used.as("used"),
  roleInForce: roleInForce.as("role_in_force"),
};

export type ActedOn = Account & {
  disabledAt: Date | null;
  claimedDocument: string | null;
  hasPassword: boolean;
  /** False for a client whom the counter registered and who has not been there since. */
  used: boolean;
};

/** Asks the policy about another act on the same account, in the same transaction; null when it is allowed. */
export type Ask = (action: ActionOn) => Promise<ActProblem | null>;

const refused = <Code extends ActProblem["code"]>(code: Code) => ({ ok: false as const, problem: { code } });

/**
 * Acts on an account, in one transaction, when the policy allows it by both rows as they are under lock: a caller
 * demoted a moment ago does nothing more. Refuses with `not_found`, with `proof_required`, and as `act` does.
 */
export async function actOn<Value, Refusal extends Problem = never>(
  actor: AccountActor,
  action: ActionOn,
  targetId: number,
  act: (tx: Transaction, target: ActedOn, ask: Ask) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | ActProblem>> {
  if (!isId(targetId)) return refused("not_found");
  return database().transaction(async (tx) => {
    const { caller, rows } = await lockRows(tx, actor, [targetId]);
    const target = rows.find(({ id, closedAt }) => id === targetId && !closedAt);
    if (!caller || !target) return refused("not_found");
    const ask: Ask = async (asked) => {
      if (!mayOn(caller, asked, target)) return { code: "not_found" };
      return needsProof(asked, target.used) ? missingProof(tx, actor) : null;
    };
    const problem = await ask(action);
    return problem ? { ok: false, problem } : act(tx, target, ask);
  });
}

/** An account of an act on two, as it is under lock, whatever its state. */
export type OneOfTwo = ActedOn & { closedAt: Date | null; mergedInto: number | null; secondFactorAt: Date | null };

export type Two = {
  caller: AccountActor;
  /** Null for an id of no account, and for one that is merged already: that is not locked. */
  find: (id: number) => OneOfTwo | null;
  /** Asks the policy and for the proof, as `actOn` does. */
  ask: (action: ActionOn, target: OneOfTwo) => Promise<ActProblem | null>;
};

/** The same for an act on two accounts, or on one that is found by another row; `act` asks the policy about each. */
export async function actOnTwo<Value, Refusal extends Problem>(
  actor: AccountActor,
  ids: readonly number[],
  act: (tx: Transaction, two: Two) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | NotFound>> {
  if (!ids.every(isId)) return refused("not_found");
  return database().transaction(async (tx) => {
    const { caller, rows } = await lockRows(tx, actor, ids);
    if (!caller || caller.role === "client") return refused("not_found");
    const ask: Two["ask"] = async (action, target) => {
      if (!mayOn(caller, action, target)) return { code: "not_found" };
      return needsProof(action, target.used) ? missingProof(tx, actor) : null;
    };
    return act(tx, { caller, find: (id) => rows.find((row) => row.id === id) ?? null, ask });
  });
}

/** Acts on no account in particular, when the actor's row still allows it. Refuses as `actOn` does. */
export async function actAs<Value, Refusal extends Problem = never>(
  actor: AccountActor,
  action: Action,
  act: (tx: Transaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | ActProblem>> {
  return database().transaction(async (tx) => {
    const { caller } = await lockRows(tx, actor, []);
    if (!caller || !may(caller, action)) return refused("not_found");
    const problem = needsProof(action) ? await missingProof(tx, actor) : null;
    return problem ? { ok: false, problem } : act(tx);
  });
}

/** Whether the caller could do this now, for an act that itself comes later. Refuses as `actAs` does. */
export function checkAct(actor: AccountActor, action: Action): Promise<Result<null, ActProblem>> {
  return actAs(actor, action, async () => ({ ok: true, value: null }));
}

/** Null when the caller's session has a recent proof of who is there. */
async function missingProof(tx: Transaction, actor: AccountActor): Promise<ActProblem | null> {
  const recent = sql`${sessions.authenticatedAt} > now() - make_interval(mins => ${PROOF_MINUTES})`;
  const own = and(eq(sessions.id, actor.sessionId), eq(sessions.accountId, actor.id), isNull(sessions.revokedAt));
  const [proven] = await tx.select({ id: sessions.id }).from(sessions).where(and(own, recent));
  return proven ? null : { code: "proof_required" };
}

/**
 * The caller's row and others, always in the same order, so that two people who act on each other do not wait in a circle.
 * Merged ones are left out: they are locked after the account that they belong to.
 */
async function lockRows(tx: Transaction, actor: AccountActor, ids: readonly number[]) {
  const rows = await tx
    .select(stateColumns)
    .from(accounts)
    .where(and(inArray(accounts.id, [actor.id, ...ids]), isNull(accounts.mergedInto)))
    .orderBy(accounts.id)
    .for("no key update");
  const own = rows.find(({ id }) => id === actor.id);
  const caller = own && !own.disabledAt && !own.closedAt && { ...actor, role: own.roleInForce, branchId: own.branchId };
  return { caller, rows };
}
