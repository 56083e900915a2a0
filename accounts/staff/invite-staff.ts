import type { Account, AccountActor, InviteProblem, RegisterCommand, Result } from "../account";
import { checkPassword } from "../passwords/check-password";
import { registerAccount } from "../registration/register-account";

/**
 * Sends somebody a link to become staff. Whoever gives access proves with their password that they are still the
 * one who signed in. Refuses with `wrong_password` and as `registerAccount` does.
 */
export async function inviteStaff(
  actor: AccountActor,
  command: Omit<RegisterCommand, "password">,
  password: string,
): Promise<Result<Account, InviteProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  const registered = await registerAccount(actor, { ...command, password: { kind: "by_mail" } });
  return registered.ok ? { ok: true, value: registered.value.account } : registered;
}
