import type { AccountActor, Result } from "../account";
import { actOnTwo } from "../act-on";
import { type ClientView, viewClient } from "../clients/view-client";
import { isBetterKept, pairOf } from "./merge-obstacle";
import type { MergeProblem } from "./merge-problem";

export type MergePreview = {
  /** In the order in which they were asked for. */
  sides: readonly [ClientView, ClientView];
  /** The one that should rather stay: better protected, used, or older. */
  suggestedId: number;
  /** A contradiction is for the actor to overrule. */
  mayOverrule: boolean;
  /** Why they cannot be made one, or not yet. */
  problem: Exclude<MergeProblem, { code: "proof_required" }> | null;
};

/**
 * Two clients side by side, before they are made one; changes nothing. Both views are audited. Refuses with the reason
 * when one of them cannot be shown: `same_account`, `already_merged`, `one_is_staff`, `both_are_staff`,
 * `account_closed` and `not_found`.
 */
export async function viewMerge(
  actor: AccountActor,
  id: number,
  otherId: number,
): Promise<Result<MergePreview, MergeProblem>> {
  if (id === otherId) return { ok: false, problem: { code: "same_account" } };
  const [one, other] = [await viewClient(actor, id), await viewClient(actor, otherId)];
  if (!one.ok || !other.ok) {
    const problem = await problemOf(actor, id, otherId);
    return { ok: false, problem: problem ?? { code: "not_found" } };
  }
  const sides = [one.value, other.value] as const;
  const kept = isBetter(other.value, one.value) ? other.value : one.value;
  const gone = kept === one.value ? other.value : one.value;
  const problem = await problemOf(actor, kept.account.id, gone.account.id);
  return { ok: true, value: { sides, suggestedId: kept.account.id, mayOverrule: actor.role === "admin", problem } };
}

async function problemOf(actor: AccountActor, survivorId: number, mergedId: number): Promise<MergePreview["problem"]> {
  const asked = await actOnTwo<null, MergeProblem>(actor, [survivorId, mergedId], async (tx, two) => {
    const pair = await pairOf(tx, two, { survivorId, mergedId, despite: false });
    return "code" in pair ? { ok: false, problem: pair } : { ok: true, value: null };
  });
  if (asked.ok || asked.problem.code === "proof_required") return null;
  return asked.problem;
}

function isBetter(other: ClientView, one: ClientView): boolean {
  const [first, second] = [one, other].map(({ account, secondFactorSince, passwordState }) => ({
    emailVerifiedAt: account.emailVerifiedAt,
    secondFactorAt: secondFactorSince,
    hasPassword: passwordState !== "none",
  })) as [Parameters<typeof isBetterKept>[0], Parameters<typeof isBetterKept>[0]];
  if (isBetterKept(second, first) !== isBetterKept(first, second)) return isBetterKept(second, first);
  if (one.used !== other.used) return other.used;
  return other.account.createdAt < one.account.createdAt;
}
