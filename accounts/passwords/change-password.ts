import { and, eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor, ChangePasswordProblem, Result } from "../account";
import { checkPassword } from "./check-password";
import { setOwnPassword } from "./set-password";

/**
 * Changes the caller's own password; `current` must be right.
 * Refuses with `wrong_password`, `weak_password`, `rate_limited` and `overloaded`.
 */
export async function changePassword(
  actor: AccountActor,
  passwords: { current: string; next: string },
): Promise<Result<null, ChangePasswordProblem>> {
  const problem = await checkPassword(actor, passwords.current);
  if (problem) return { ok: false, problem };
  return setOwnPassword(actor, passwords.next, passwords.current);
}

/**
 * Replaces the caller's generated password without asking for it again.
 * Refuses with `wrong_password` when theirs is not a generated one, `weak_password` and `overloaded`.
 */
export async function replaceGeneratedPassword(
  actor: AccountActor,
  password: string,
): Promise<Result<null, ChangePasswordProblem>> {
  const generated = and(eq(accounts.id, actor.id), eq(accounts.passwordGenerated, true));
  const [found] = await database().select({ id: accounts.id }).from(accounts).where(generated);
  return found ? setOwnPassword(actor, password) : { ok: false, problem: { code: "wrong_password" } };
}
