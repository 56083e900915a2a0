import { sql } from "drizzle-orm";
import { legacyStates } from "../../db/schema";
import { LEGACY_CONTRACTS, type LegacyState } from "../../runtime/legacy-settings";
import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { forgetStates, moveOf } from "./legacy-state";

/**
 * Puts a contract's move into another state, which every instance follows within seconds. Where the contract has no old
 * server yet, it is the state that the move will begin with. Refuses with `not_found` and `proof_required`.
 */
export async function changeMove(
  actor: AccountActor,
  { contract, state }: { contract: string; state: LegacyState },
): Promise<Result<null, ActProblem>> {
  if (!LEGACY_CONTRACTS.includes(contract)) return { ok: false, problem: { code: "not_found" } };
  const before = (await moveOf(contract))?.state ?? null;
  const changed = await actAs<null>(actor, "change_move", async (tx) => {
    await tx
      .insert(legacyStates)
      .values({ contract, state })
      .onConflictDoUpdate({ target: legacyStates.contract, set: { state, changedAt: sql`now()` } });
    await audit(tx, actor, "move.changed", null, { contract, from: before, to: state });
    return { ok: true, value: null };
  });
  forgetStates();
  return changed;
}
