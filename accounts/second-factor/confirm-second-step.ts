import { and, eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { limitCodes } from "../../limits/second-step";
import type { Account, Actor, Result, SecondStep, SecondStepProblem } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { spendAppCode } from "../codes/app-code";
import { looksLikeRecoveryCode, spendRecoveryCode } from "../codes/recovery-codes";
import { counted } from "../counted";
import { commitSignIn, type Open, passwordVersion, usable } from "../passwords/commit-sign-in";
import { tellOfWrongCodes } from "./tell-of-wrong-codes";

/**
 * The second step of a sign-in whose password was right: a code of the account's app, or one of its recovery codes. What
 * `open` writes is committed with the audit entry. Refuses with `wrong_code`, `rate_limited` after too many wrong ones,
 * and `wrong_credentials` when the account is no longer as it was at the first step.
 */
export function confirmSecondStep<Together>(
  actor: Actor,
  step: SecondStep,
  code: string,
  open: Open<Together>,
): Promise<Result<{ account: Account; together: Together }, SecondStepProblem>> {
  return counted("sign_ins", actor, () => confirm(actor, step, code, open));
}

async function confirm<Together>(
  ...[actor, { accountId, passwordVersion: verified }, code, open]: Parameters<typeof confirmSecondStep<Together>>
): ReturnType<typeof confirmSecondStep<Together>> {
  const [found] = await database()
    .select({ account: accountColumns, passwordUsedAt: accounts.passwordUsedAt })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(passwordVersion, verified), usable));
  if (!found) return { ok: false, problem: { code: "wrong_credentials" } };
  const recovering = looksLikeRecoveryCode(code);
  const spend = recovering ? spendRecoveryCode : spendAppCode;
  const verify = () =>
    database().transaction(async (tx) => {
      const right = await spend(tx, accountId, code);
      if (!right) await audit(tx, actor, "account.second_step_refused", accountId);
      return right;
    });
  const right = await limitCodes(accountId, actor.via.address, verify, { guessable: !recovering });
  if (typeof right !== "boolean") {
    void tellOfWrongCodes(actor, accountId);
    return { ok: false, problem: right };
  }
  if (!right) return { ok: false, problem: { code: "wrong_code" } };
  const signingIn = { ...found, passwordVersion: verified };
  const value = await commitSignIn(actor, signingIn, open, recovering ? "recovery_code" : "app");
  return value ? { ok: true, value } : { ok: false, problem: { code: "wrong_credentials" } };
}
