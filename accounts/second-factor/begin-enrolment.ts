import { isNull, sql } from "drizzle-orm";
import { newTotpSecret } from "../../crypto/totp";
import { authenticatorApps } from "../../db/schema";
import type { AccountActor, ActProblem, FactorPresent, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { sealSecret } from "../codes/app-code";

/**
 * Draws a secret for the caller's authenticator app; `confirmEnrolment` makes it count. Refuses with `proof_required`
 * and `factor_present`.
 */
export function beginEnrolment(actor: AccountActor): Promise<Result<null, ActProblem | FactorPresent>> {
  return actAs<null, FactorPresent>(actor, "set_up_second_factor", async (tx) => {
    const drawn = { sealedSecret: sealSecret(newTotpSecret()), createdAt: sql`now()`, lastStep: null };
    const begun = await tx
      .insert(authenticatorApps)
      .values({ accountId: actor.id, ...drawn })
      .onConflictDoUpdate({
        target: authenticatorApps.accountId,
        set: drawn,
        setWhere: isNull(authenticatorApps.confirmedAt),
      })
      .returning({ id: authenticatorApps.accountId });
    if (begun.length === 0) return { ok: false, problem: { code: "factor_present" } };
    await audit(tx, actor, "second_factor.begun", actor.id);
    return { ok: true, value: null };
  });
}
