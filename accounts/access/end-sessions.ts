import { writeMail } from "../../mail/outbox";
import type { AccountActor, ActProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { revokeSessions } from "./revoke-sessions";

/** Ends every session of an account, in browsers and applications alike; a mail says so. Refuses with `not_found` and `proof_required`. */
export function endSessions(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn(actor, "end_sessions", id, async (tx, target) => {
    await revokeSessions(tx, id);
    await writeMail(tx, { kind: "sessions_ended", accountId: id, recipient: target.email });
    await audit(tx, actor, "session.all_ended", id);
    return { ok: true, value: null };
  });
}
