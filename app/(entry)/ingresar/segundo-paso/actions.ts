"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { afterSignIn } from "@/app/_session/after-sign-in";
import { nextPath } from "@/app/_session/next-path";
import { secondStep, takeSecondStep } from "@/auth/second-step";
import type { FormState } from "@/components/forms/form-state";
import { secondStepPage } from "@/messages/second-factor";

export async function confirmCode(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("code", data, async ({ input, refuse }) => {
    const step = await secondStep();
    const signedIn = step && (await takeSecondStep(step, input.code));
    if (signedIn?.ok) redirect(await afterSignIn(signedIn.value, nextPath(data.get("next"), "/inicio")));
    if (!signedIn || signedIn.problem.code === "wrong_credentials") {
      const link = { href: "/ingresar", label: secondStepPage.startAgain };
      return { ...refuse({}, secondStepPage.expired), link };
    }
    if (signedIn.problem.code === "wrong_code") return refuse({ code: secondStepPage.wrong });
    return refuse({}, comeBackLater(signedIn.problem));
  });
}
