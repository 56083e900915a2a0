import type { Actor, ChoosePasswordProblem, Result } from "../account";
import { choosePassword } from "./choose-password";

/**
 * Sets the first password of an account registered at the counter without one, with the token of its mail. Returns
 * the address. Refuses with `link_unknown`, `link_used`, `link_expired`, `weak_password`, `rate_limited`
 * and `overloaded`.
 */
export function activateAccount(
  actor: Actor,
  choice: { token: string; password: string },
): Promise<Result<{ email: string }, ChoosePasswordProblem>> {
  return choosePassword(actor, "activate_account", choice);
}
