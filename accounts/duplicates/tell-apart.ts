import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { keepApart } from "./keep-apart";

/**
 * «No es la misma persona»: remembers that two accounts are two people; no search shows them to each other again.
 * Refuses with `not_found`.
 */
export function tellApart(
  actor: AccountActor,
  { id, otherId }: { id: number; otherId: number },
): Promise<Result<null, ActProblem>> {
  return actOn(actor, "tell_apart", id, async (tx) => {
    const others = await keepApart(tx, actor, id, [otherId]);
    await audit(tx, actor, "clients.told_apart", id, { others: others.join(" ") });
    return { ok: true, value: null };
  });
}
