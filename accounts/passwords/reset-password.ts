import type { Actor, ChoosePasswordProblem, Result } from "../account";
import { choosePassword } from "./choose-password";

/**
 * Replaces a forgotten password with the token of a recovery mail, without signing in. The account owner gets a mail
 * about it. `startAfresh` erases the data of an account whose address had never been verified.
 * Returns the address. Refuses with `link_unknown`, `link_used`, `link_expired`, `weak_password`, `rate_limited`
 * and `overloaded`.
 */
export function resetPassword(
  actor: Actor,
  choice: { token: string; password: string; startAfresh?: boolean },
): Promise<Result<{ email: string }, ChoosePasswordProblem>> {
  return choosePassword(actor, "reset_password", choice);
}
