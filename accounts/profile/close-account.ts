import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, CloseAccountProblem, Result } from "../account";
import { audit } from "../audit";
import { anonymise } from "../erasing/anonymise";
import { checkPassword } from "../passwords/check-password";

/**
 * Closes the caller's own account: personal data is erased, the e-mail and the document become free, every session
 * ends; the row and the audit stay. Refuses with `wrong_password`, `rate_limited`, `overloaded`, and with
 * `staff_account`: staff are closed by an administrator.
 */
export async function closeAccount(actor: AccountActor, password: string): Promise<Result<null, CloseAccountProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  return database().transaction(async (tx): Promise<Result<null, CloseAccountProblem>> => {
    const own = tx
      .select({ role: accounts.role, closedAt: accounts.closedAt })
      .from(accounts)
      .where(eq(accounts.id, actor.id));
    const [row] = await own.for("no key update");
    // Merged while the password was verified: it is another account's by now.
    if (row?.closedAt) return { ok: false, problem: { code: "wrong_password" } };
    if (row?.role !== "client") return { ok: false, problem: { code: "staff_account" } };
    await audit(tx, actor, "account.closed", actor.id);
    await anonymise(tx, actor.id);
    await revokeSessions(tx, actor.id);
    return { ok: true, value: null };
  });
}
