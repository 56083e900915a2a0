import type { AccountActor, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { revokeSessions } from "./revoke-sessions";

/** Ends every session of an account, in browsers and applications alike. Refuses with `not_found`. */
export function endSessions(actor: AccountActor, id: number): Promise<Result<null, NotFound>> {
  return actOn(actor, "end_sessions", id, async (tx) => {
    await revokeSessions(tx, id);
    await audit(tx, actor, "session.all_ended", id);
    return { ok: true, value: null };
  });
}
