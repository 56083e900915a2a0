import { limitFindingOut } from "../../limits/taken-emails";
import type { Account, AccountActor, InviteProblem, RegisterCommand, Result } from "../account";
import { checkAct } from "../act-on";
import { askerOf } from "../registration/asker";
import { registerAccount } from "../registration/register-account";

/**
 * Sends a person a link to become staff. Refuses with `not_found`, `proof_required` and as `registerAccount` does.
 */
export async function inviteStaff(
  actor: AccountActor,
  command: RegisterCommand,
): Promise<Result<Account, InviteProblem>> {
  const action = command.role.wanted === "admin" ? "grant_admin" : "grant_employee";
  const allowed = await checkAct(actor, action);
  if (!allowed.ok) return allowed;
  const limited = await limitFindingOut(askerOf(actor));
  if (limited) return { ok: false, problem: limited };
  const registered = await registerAccount(actor, command);
  return registered.ok ? { ok: true, value: registered.value.account } : registered;
}
