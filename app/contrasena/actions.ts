"use server";

import { redirect } from "next/navigation";
import { replaceGeneratedPassword } from "@/accounts/change-password";
import { answerForm } from "@/app/answer-form";
import type { FormState } from "@/components/forms/form-state";
import { forms } from "@/messages/forms";
import { browserSession } from "@/sessions/browser-session";

/** Replaces the password from the counter; the way on opens with it. */
export async function choosePassword(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("resetPassword", data, async ({ input, refuse }) => {
    const session = await browserSession();
    if (!session) redirect("/ingresar?next=/contrasena");
    const chosen = await replaceGeneratedPassword(session.actor, input.newPassword);
    if (!chosen.ok && chosen.problem.code === "weak_password") return refuse({ newPassword: chosen.problem.advice });
    if (!chosen.ok && chosen.problem.code === "overloaded") return refuse({}, forms.busy);
    redirect("/inicio");
  });
}
