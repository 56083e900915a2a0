import type { AccountActor, ResendProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { writeRequestedMail } from "../links/write-link-mail";

/**
 * Resends the link a client is waiting for: to activate an account without a password, otherwise to verify the address.
 * Refuses with `not_found`, `nothing_to_send` when the address is verified, and `too_soon` (one mail a minute, five a
 * day).
 */
export function resendLink(actor: AccountActor, id: number): Promise<Result<{ email: string }, ResendProblem>> {
  return actOn<{ email: string }, ResendProblem>(actor, "resend_verification", id, async (tx, target) => {
    const purpose = target.hasPassword ? "verify_email" : "activate_account";
    if (target.hasPassword && target.emailVerifiedAt) return { ok: false, problem: { code: "nothing_to_send" } };
    const problem = await writeRequestedMail(tx, target, purpose);
    if (problem) return { ok: false, problem };
    await audit(tx, actor, "account.letter_resent", id, { purpose });
    return { ok: true, value: { email: target.email } };
  });
}
