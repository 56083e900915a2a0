"use server";

import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/accounts/verification/confirm-email-change";
import { answerForm } from "@/app/_forms/answer-form";
import { visitor } from "@/app/_session/visitor";
import type { FormState } from "@/components/forms/form-state";
import { emailChange } from "@/messages/links";

export async function confirm(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token }, refuse }) => {
    const confirmed = await confirmEmailChange(await visitor(), token);
    if (!confirmed.ok && confirmed.problem.code === "email_taken") return refuse({}, emailChange.taken);
    redirect(`/correo/${encodeURIComponent(token)}`);
  });
}
