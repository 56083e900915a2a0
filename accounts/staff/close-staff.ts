import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { anonymise } from "../erasing/anonymise";

/**
 * Closes the account of another member of the staff for good: personal data is erased, every session ends, the audit
 * keeps the name. Refuses with `not_found` and `proof_required`.
 */
export function closeStaff(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn(actor, "close_staff", id, async (tx) => {
    // Before the name is erased: the audit keeps that of staff.
    await audit(tx, actor, "account.closed", id);
    await anonymise(tx, id);
    await revokeSessions(tx, id);
    return { ok: true, value: null };
  });
}
