import { and, eq, isNotNull } from "drizzle-orm";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";

/** Enables an account that was disabled; a mail says so. Refuses with `not_found` and `proof_required`. */
export function enableAccount(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn(actor, "enable_account", id, async (tx, target) => {
    const disabled = and(eq(accounts.id, id), isNotNull(accounts.disabledAt));
    const done = await tx.update(accounts).set({ disabledAt: null }).where(disabled).returning({ id: accounts.id });
    if (done.length > 0) {
      await writeMail(tx, { kind: "account_enabled", accountId: id, recipient: target.email });
      await audit(tx, actor, "account.enabled", id);
    }
    return { ok: true, value: null };
  });
}
