import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { switchOn } from "./switch-on";

/** Enables an account that was disabled; a mail says so. Refuses with `not_found` and `proof_required`. */
export function enableAccount(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn(actor, "enable_account", id, async (tx, target) => {
    if (await switchOn(tx, target)) await audit(tx, actor, "account.enabled", id);
    return { ok: true, value: null };
  });
}
