import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, merges } from "../../db/schema";
import type { AccountActor, Result } from "../account";
import { actOnTwo } from "../act-on";
import { audit } from "../audit";
import { mayOn } from "../policy";
import { isId } from "../values/is-id";
import type { UndoMergeProblem } from "./merge-problem";
import { separate } from "./separate";
import { undoableMerge } from "./undo-obstacle";

/**
 * Makes two accounts of one again, within 30 days: every row is as it was, except what was changed since. Returns both
 * ids. Refuses with `not_found`, `proof_required`, `merge_undone`, `undo_expired`, and `merged_later` when another merge
 * of the account has to be undone first.
 */
export async function undoMerge(
  actor: AccountActor,
  mergeId: number,
): Promise<Result<{ survivorId: number; mergedId: number }, UndoMergeProblem>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!isId(mergeId)) return notFound;
  const [known] = await database()
    .select({ survivorId: merges.survivorId, mergedInto: accounts.mergedInto })
    .from(merges)
    .innerJoin(accounts, eq(accounts.id, merges.survivorId))
    .where(eq(merges.id, mergeId));
  if (!known) return notFound;
  // Merged itself meanwhile: whoever may act on the account it leads to is told which merge goes first.
  const holderId = known.mergedInto ?? known.survivorId;
  return actOnTwo<{ survivorId: number; mergedId: number }, UndoMergeProblem>(actor, [holderId], async (tx, two) => {
    const holder = two.find(holderId);
    if (!holder || holder.closedAt || !mayOn(two.caller, "undo_merge", holder)) return notFound;
    const merge = await undoableMerge(tx, mergeId);
    if ("code" in merge) return { ok: false, problem: merge };
    const unproven = await two.ask("undo_merge", holder);
    if (unproven) return { ok: false, problem: unproven };
    if (!(await separate(tx, merge, actor.id))) return { ok: false, problem: { code: "undo_expired" } };
    const { survivorId, mergedId } = merge;
    await audit(tx, actor, "account.merge_undone", survivorId, { merge: mergeId, other: mergedId });
    await audit(tx, actor, "account.merge_undone", mergedId, { merge: mergeId, other: survivorId });
    return { ok: true, value: { survivorId, mergedId } };
  });
}
