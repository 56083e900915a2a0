import { and, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { anotherAdmin } from "./another-admin";
import { revokeSessions } from "./revoke-sessions";

/** Disables an account: nobody signs in to it any more and every session ends at once. Refuses with `not_found`. */
export function disableAccount(actor: AccountActor, id: number): Promise<Result<null, NotFound>> {
  return actOn<null, NotFound>(actor, "disable_account", id, async (tx, target) => {
    if (target.role === "admin" && !(await anotherAdmin(tx, id))) return { ok: false, problem: { code: "not_found" } };
    const enabled = and(eq(accounts.id, id), isNull(accounts.disabledAt));
    const done = await tx
      .update(accounts)
      .set({ disabledAt: sql`now()` })
      .where(enabled)
      .returning({ id: accounts.id });
    await revokeSessions(tx, id);
    if (done.length > 0) await audit(tx, actor, "account.disabled", id);
    return { ok: true, value: null };
  });
}
