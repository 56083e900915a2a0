import { limitFindingOut } from "../../limits/taken-emails";
import type { Account, AccountActor, InviteProblem, RegisterCommand, Result } from "../account";
import { checkPassword } from "../passwords/check-password";
import { askerOf } from "../registration/asker";
import { registerAccount } from "../registration/register-account";

/**
 * Registers a member of staff and mails them a link to choose a password; the caller confirms with their own. Refuses
 * with `wrong_password` and as `registerAccount` does.
 */
export async function inviteStaff(
  actor: AccountActor,
  command: RegisterCommand,
  password: string,
): Promise<Result<Account, InviteProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  const limited = await limitFindingOut(askerOf(actor));
  if (limited) return { ok: false, problem: limited };
  const registered = await registerAccount(actor, { ...command, password: { kind: "by_mail" } });
  return registered.ok ? { ok: true, value: registered.value.account } : registered;
}
