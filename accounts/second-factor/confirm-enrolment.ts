import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { limitCodes } from "../../limits/second-step";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, ActProblem, Result, WrongCode } from "../account";
import { checkAct } from "../act-on";
import { audit } from "../audit";
import { spendAppCode } from "../codes/app-code";
import { replaceRecoveryCodes } from "../codes/recovery-codes";
import { writeLinkMail } from "../links/write-link-mail";

/**
 * Makes the caller's new app count, with the first code it shows. Every other session ends, and with them every token
 * that a password alone had opened; a mail says so. Returns the recovery codes, which are stored as hashes only.
 * Refuses with `proof_required`, `wrong_code` and `rate_limited`.
 */
export async function confirmEnrolment(
  actor: AccountActor,
  code: string,
): Promise<Result<string[], ActProblem | WrongCode | Limited>> {
  const allowed = await checkAct(actor, "set_up_second_factor");
  if (!allowed.ok) return allowed;
  let codes: string[] = [];
  const right = await limitCodes(actor.id, actor.via.address, () =>
    database().transaction(async (tx) => {
      if (!(await spendAppCode(tx, actor.id, code, { confirming: true }))) return false;
      const [account] = await tx
        .update(accounts)
        .set({ secondFactorAt: sql`coalesce(${accounts.secondFactorAt}, now())` })
        .where(and(eq(accounts.id, actor.id), isNull(accounts.closedAt)))
        .returning({ id: accounts.id, email: accounts.email });
      if (!account) return tx.rollback();
      codes = await replaceRecoveryCodes(tx, actor.id);
      await revokeSessions(tx, actor.id, actor.sessionId);
      await writeLinkMail(tx, account, "undo_second_factor");
      await audit(tx, actor, "second_factor.added", actor.id);
      return true;
    }),
  );
  if (typeof right !== "boolean") return { ok: false, problem: right };
  return right ? { ok: true, value: codes } : { ok: false, problem: { code: "wrong_code" } };
}
