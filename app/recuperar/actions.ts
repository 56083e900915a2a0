"use server";

import { requestPasswordReset } from "@/accounts/request-password-reset";
import { resetPassword } from "@/accounts/reset-password";
import { answerChosenPassword } from "@/app/answer-chosen-password";
import { answerForm } from "@/app/answer-form";
import { answerRenewal } from "@/app/answer-renewal";
import { comeBackLater } from "@/app/come-back-later";
import { visitor } from "@/app/visitor";
import { done, type FormState } from "@/components/forms/form-state";
import { recovery } from "@/messages/links";

export async function ask(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("forgotPassword", data, async ({ input, refuse }) => {
    const asked = await requestPasswordReset(await visitor(), input.email);
    return asked.ok ? done(recovery.asked) : refuse({}, comeBackLater(asked.problem));
  });
}

export async function renew(_: FormState, data: FormData): Promise<FormState> {
  return answerRenewal("reset_password", data);
}

export async function choose(_: FormState, data: FormData): Promise<FormState> {
  return answerChosenPassword(resetPassword, data, "/recuperar");
}
