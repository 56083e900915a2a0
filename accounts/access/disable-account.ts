import { and, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { AccountActor, ActProblem, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { anotherAdmin } from "./another-admin";
import { revokeSessions } from "./revoke-sessions";

/** Disables an account: nothing signs in any more, every session ends at once, and a mail says so. Refuses with `not_found` and `proof_required`. */
export function disableAccount(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn<null, NotFound>(actor, "disable_account", id, async (tx, target) => {
    if (target.role === "admin" && !(await anotherAdmin(tx, id))) return { ok: false, problem: { code: "not_found" } };
    const enabled = and(eq(accounts.id, id), isNull(accounts.disabledAt));
    const done = await tx
      .update(accounts)
      .set({ disabledAt: sql`now()` })
      .where(enabled)
      .returning({ id: accounts.id });
    await revokeSessions(tx, id);
    if (done.length > 0) {
      await writeMail(tx, { kind: "account_disabled", accountId: id, recipient: target.email });
      await audit(tx, actor, "account.disabled", id);
    }
    return { ok: true, value: null };
  });
}
