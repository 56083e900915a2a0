"use server";

import { requestPasswordReset } from "@/accounts/passwords/request-password-reset";
import { resetPassword } from "@/accounts/passwords/reset-password";
import { answerChosenPassword } from "@/app/_forms/answer-chosen-password";
import { answerForm } from "@/app/_forms/answer-form";
import { answerRenewal } from "@/app/_forms/answer-renewal";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { toldOfMail } from "@/app/_forms/told-of-mail";
import { visitor } from "@/app/_session/visitor";
import { done, type FormState } from "@/components/forms/form-state";
import { recovery } from "@/messages/links";

export async function ask(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("forgotPassword", data, async ({ input, refuse }) => {
    const asked = await requestPasswordReset(await visitor(), input.email);
    return asked.ok ? done(toldOfMail(recovery.asked)) : refuse({}, comeBackLater(asked.problem));
  });
}

export async function renew(_: FormState, data: FormData): Promise<FormState> {
  return answerRenewal("reset_password", data);
}

export async function choose(_: FormState, data: FormData): Promise<FormState> {
  return answerChosenPassword(resetPassword, data, "/recuperar");
}
