import type { Account, AccountActor, InviteProblem, RegisterCommand, Result } from "./account";
import { checkPassword } from "./check-password";
import { registerAccount } from "./register-account";

/**
 * Sends somebody a link to become staff. Whoever gives access proves with their password that they are still the
 * one who signed in. Refuses with `wrong_password` and as `registerAccount` does.
 */
export async function inviteStaff(
  actor: AccountActor,
  command: Omit<RegisterCommand, "password">,
  password: string,
): Promise<Result<Account, InviteProblem>> {
  const verified = await checkPassword(actor, password);
  if (typeof verified !== "boolean") return { ok: false, problem: verified };
  if (!verified) return { ok: false, problem: { code: "wrong_password" } };
  const registered = await registerAccount(actor, { ...command, password: { kind: "by_mail" } });
  return registered.ok ? { ok: true, value: registered.value.account } : registered;
}
