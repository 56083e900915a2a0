import type { AccountActor } from "../accounts/account.ts";

/** Sets up the actor's second factor as its owner does; imported late, as the settings are read then. */
export async function setUpFactor(actor: AccountActor): Promise<{ secret: string; used: string; codes: string[] }> {
  const { beginEnrolment } = await import("../accounts/second-factor/begin-enrolment");
  const { confirmEnrolment } = await import("../accounts/second-factor/confirm-enrolment");
  const { enrolmentUnderWay } = await import("../accounts/second-factor/enrolment-under-way");
  const begun = await beginEnrolment(actor);
  const { secret = "" } = (await enrolmentUnderWay(actor)) ?? {};
  const used = await codeOf(secret);
  const confirmed = await confirmEnrolment(actor, used);
  if (!begun.ok || !confirmed.ok) throw new Error("The second factor was not set up.");
  return { secret, used, codes: confirmed.value };
}

/** The code so many steps from now. */
export async function codeOf(secret: string, stepsAway = 0): Promise<string> {
  const { STEP_SECONDS, totpCode } = await import("../crypto/totp");
  return totpCode(secret, Math.floor(Date.now() / 1000 / STEP_SECONDS) + stepsAway);
}
