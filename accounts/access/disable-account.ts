import type { AccountActor, ActProblem, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { anotherAdmin } from "./another-admin";
import { switchOff } from "./switch-off";

/** Disables an account: nothing signs in any more, every session ends at once, and a mail says so. Refuses with `not_found` and `proof_required`. */
export function disableAccount(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn<null, NotFound>(actor, "disable_account", id, async (tx, target) => {
    if (target.role === "admin" && !(await anotherAdmin(tx, id))) return { ok: false, problem: { code: "not_found" } };
    if (await switchOff(tx, target)) await audit(tx, actor, "account.disabled", id);
    return { ok: true, value: null };
  });
}
