"use server";

import { redirect } from "next/navigation";
import { requestVerification } from "@/accounts/verification/request-verification";
import { verifyEmail } from "@/accounts/verification/verify-email";
import { answerForm } from "@/app/_forms/answer-form";
import { answerRenewal } from "@/app/_forms/answer-renewal";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { toldOfMail } from "@/app/_forms/told-of-mail";
import { visitor } from "@/app/_session/visitor";
import { done, type FormState } from "@/components/forms/form-state";
import { verification } from "@/messages/links";

export async function verify(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    await verifyEmail(await visitor(), token);
    // The link's page shows the outcome.
    redirect(`/verificar/${encodeURIComponent(token)}`);
  });
}

export async function renew(_: FormState, data: FormData): Promise<FormState> {
  return answerRenewal("verify_email", data);
}

export async function ask(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("forgotPassword", data, async ({ input, refuse }) => {
    const asked = await requestVerification(await visitor(), input.email);
    return asked.ok ? done(toldOfMail(verification.asked)) : refuse({}, comeBackLater(asked.problem));
  });
}
