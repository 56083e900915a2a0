"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { beginEnrolment } from "@/accounts/second-factor/begin-enrolment";
import { confirmEnrolment } from "@/accounts/second-factor/confirm-enrolment";
import { removeOwnFactor } from "@/accounts/second-factor/remove-own-factor";
import { renewRecoveryCodes } from "@/accounts/second-factor/renew-recovery-codes";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireSession } from "@/app/_session/require-session";
import { done, type FormState } from "@/components/forms/form-state";
import { factorPage } from "@/messages/second-factor";

const PATH = "/cuenta/segundo-paso";

export async function begin(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const begun = await beginEnrolment(actor);
    if (begun.ok) redirect(PATH);
    return begun.problem.code === "proof_required" ? confirm() : refuse({}, factorPage.state.present);
  });
}

/** Only this answer contains the recovery codes. */
export async function finish(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("code", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const confirmed = await confirmEnrolment(actor, input.code);
    if (confirmed.ok) return { ...done(), codes: confirmed.value };
    switch (confirmed.problem.code) {
      case "proof_required":
        return confirm();
      case "rate_limited":
        return refuse({}, comeBackLater(confirmed.problem));
      default:
        return refuse({ code: factorPage.scan.wrong });
    }
  });
}

/** Only this answer contains the new codes. */
export async function renewCodes(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const renewed = await renewRecoveryCodes(actor);
    if (renewed.ok) return { ...done(), codes: renewed.value };
    return renewed.problem.code === "proof_required" ? confirm() : refuse({}, factorPage.state.gone);
  });
}

export async function removeFactor(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const removed = await removeOwnFactor(actor);
    if (removed.ok) {
      refresh();
      return done();
    }
    return removed.problem.code === "proof_required" ? confirm() : refuse({}, factorPage.state.gone);
  });
}
