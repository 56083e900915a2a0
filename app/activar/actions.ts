"use server";

import { activateAccount } from "@/accounts/activate-account";
import { answerChosenPassword } from "@/app/answer-chosen-password";
import { answerRenewal } from "@/app/answer-renewal";
import type { FormState } from "@/components/forms/form-state";

export async function choose(_: FormState, data: FormData): Promise<FormState> {
  return answerChosenPassword(activateAccount, data, "/activar");
}

export async function renew(_: FormState, data: FormData): Promise<FormState> {
  return answerRenewal("activate_account", data);
}
