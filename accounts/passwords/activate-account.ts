import type { Actor, ChoosePasswordProblem, Result } from "../account";
import { choosePassword } from "./choose-password";

/**
 * Gives an account that was opened at the counter without a password the one its owner chooses, with the token of
 * its mail. Returns the address. Refuses with `link_unknown`, `link_used`, `link_expired`, `weak_password` and
 * `overloaded`.
 */
export function activateAccount(
  actor: Actor,
  choice: { token: string; password: string },
): Promise<Result<{ email: string }, ChoosePasswordProblem>> {
  return choosePassword(actor, "activate_account", choice);
}
