"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/app/answer-form";
import { nextPath } from "@/app/next-path";
import type { FormState } from "@/components/forms/form-state";
import { accountMessages } from "@/messages/account";
import { forms } from "@/messages/forms";
import { signIn } from "@/sessions/browser-session";

const REFUSED = {
  wrong_credentials: accountMessages.wrongCredentials,
  email_unverified: accountMessages.emailUnverified,
  overloaded: forms.busy,
};

export async function enter(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("signIn", data, async ({ input, refuse }) => {
    const signedIn = await signIn(input);
    if (!signedIn.ok) return refuse({}, REFUSED[signedIn.problem.code]);
    redirect(nextPath(data.get("next"), "/inicio"));
  });
}
