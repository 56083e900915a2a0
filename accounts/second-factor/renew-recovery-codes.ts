import { and, eq, isNotNull } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor, ActProblem, NotFound, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { replaceRecoveryCodes } from "../codes/recovery-codes";

/** Replaces the caller's recovery codes and returns the new ones. Refuses with `proof_required` and `not_found`. */
export function renewRecoveryCodes(actor: AccountActor): Promise<Result<string[], ActProblem>> {
  return actAs<string[], NotFound>(actor, "set_up_second_factor", async (tx) => {
    const own = and(eq(accounts.id, actor.id), isNotNull(accounts.secondFactorAt));
    if ((await tx.$count(accounts, own)) === 0) return { ok: false, problem: { code: "not_found" } };
    const value = await replaceRecoveryCodes(tx, actor.id);
    await audit(tx, actor, "second_factor.codes_renewed", actor.id);
    return { ok: true, value };
  });
}
