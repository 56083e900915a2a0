import { separatePairs } from "../../db/schema";
import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { separatePair } from "./pair-key";

/**
 * Takes «No es la misma persona» back: searches may show the two accounts to each other again. Refuses with `not_found`.
 */
export function putTogether(
  actor: AccountActor,
  { id, otherId }: { id: number; otherId: number },
): Promise<Result<null, ActProblem>> {
  return actOn(actor, "tell_apart", id, async (tx) => {
    const pair = separatePair(id, otherId);
    const gone = await tx.delete(separatePairs).where(pair).returning({ lowerId: separatePairs.lowerId });
    if (gone.length === 0) return { ok: false, problem: { code: "not_found" } };
    await audit(tx, actor, "clients.put_together", id, { others: String(otherId) });
    return { ok: true, value: null };
  });
}
