import { and, eq, isNotNull } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";

/** Enables a disabled account. Refuses with `not_found`. */
export function enableAccount(actor: AccountActor, id: number): Promise<Result<null, NotFound>> {
  return actOn(actor, "enable_account", id, async (tx) => {
    const disabled = and(eq(accounts.id, id), isNotNull(accounts.disabledAt));
    const done = await tx.update(accounts).set({ disabledAt: null }).where(disabled).returning({ id: accounts.id });
    if (done.length > 0) await audit(tx, actor, "account.enabled", id);
    return { ok: true, value: null };
  });
}
