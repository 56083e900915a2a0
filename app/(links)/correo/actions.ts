"use server";

import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/accounts/verification/confirm-email-change";
import { undoEmailChange } from "@/accounts/verification/undo-email-change";
import { answerForm } from "@/app/_forms/answer-form";
import { visitor } from "@/app/_session/visitor";
import type { FormState } from "@/components/forms/form-state";
import { emailChange, emailUndo } from "@/messages/links";

export async function confirm(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token }, refuse }) => {
    const confirmed = await confirmEmailChange(await visitor(), token);
    if (!confirmed.ok && confirmed.problem.code === "email_taken") return refuse({}, emailChange.taken);
    redirect(`/correo/${encodeURIComponent(token)}`);
  });
}

export async function undo(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token }, refuse }) => {
    const undone = await undoEmailChange(await visitor(), token);
    if (!undone.ok && undone.problem.code === "email_taken") return refuse({}, emailUndo.taken);
    redirect(`/correo/deshacer/${encodeURIComponent(token)}`);
  });
}
