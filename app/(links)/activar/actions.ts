"use server";

import { activateAccount } from "@/accounts/passwords/activate-account";
import { answerChosenPassword } from "@/app/_forms/answer-chosen-password";
import { answerRenewal } from "@/app/_forms/answer-renewal";
import type { FormState } from "@/components/forms/form-state";

export async function choose(_: FormState, data: FormData): Promise<FormState> {
  return answerChosenPassword(activateAccount, data, "/activar");
}

export async function renew(_: FormState, data: FormData): Promise<FormState> {
  return answerRenewal("activate_account", data);
}
