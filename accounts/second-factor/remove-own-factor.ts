import { eq } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor, ActProblem, NotFound, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { writeLinkMail } from "../links/write-link-mail";

/** Removes the caller's own second factor; a mail says so. Refuses with `proof_required`, and `not_found` without one. */
export function removeOwnFactor(actor: AccountActor): Promise<Result<null, ActProblem>> {
  return actAs<null, NotFound>(actor, "set_up_second_factor", async (tx) => {
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, actor.id));
    if (!account || !(await dropSecondFactor(tx, actor.id))) return { ok: false, problem: { code: "not_found" } };
    await writeLinkMail(tx, { id: actor.id, ...account }, "secure_account", { kind: "second_factor_removed" });
    await audit(tx, actor, "second_factor.removed", actor.id);
    return { ok: true, value: null };
  });
}
