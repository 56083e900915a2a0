"use server";

import { redirect } from "next/navigation";
import { replaceGeneratedPassword } from "@/accounts/passwords/change-password";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { afterSignIn } from "@/app/_session/after-sign-in";
import { browserSession } from "@/auth/browser-session";
import type { FormState } from "@/components/forms/form-state";

/** Replaces a generated password; until then the account owner reaches no other page. */
export async function choosePassword(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("resetPassword", data, async ({ input, refuse }) => {
    const session = await browserSession();
    if (!session) redirect("/ingresar?next=/contrasena");
    const chosen = await replaceGeneratedPassword(session.actor, input.newPassword);
    if (chosen.ok || chosen.problem.code === "wrong_password") redirect(await afterSignIn(session.account, "/inicio"));
    if (chosen.problem.code === "weak_password") return refuse({ newPassword: chosen.problem.advice });
    return refuse({}, comeBackLater(chosen.problem));
  });
}
