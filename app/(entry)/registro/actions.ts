"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { Actor, RegisterCommand } from "@/accounts/account";
import { currentTexts } from "@/accounts/legal/current-texts";
import { isOptional } from "@/accounts/legal/text-kinds";
import { refuseWeakPassword } from "@/accounts/passwords/refuse-weak-password";
import { registerCommand } from "@/accounts/registration/register-command";
import { signUp } from "@/accounts/registration/sign-up";
import { wasRegisteredWith } from "@/accounts/registration/was-registered-with";
import { agreedTexts } from "@/app/_forms/agreed-texts";
import { answerForm, type Sent } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { browserOpening, keepSessionCookie, signIn } from "@/auth/browser-session";
import { thisDevice } from "@/auth/device";
import { browserVia } from "@/auth/via";
import type { FormState } from "@/components/forms/form-state";
import { agreeing, formAnswers } from "@/messages/form-answers";
import { forms } from "@/messages/forms";

/** Registers the account and signs it in. The same form sent twice registers one account. */
export async function register(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("register", data, async ({ input, refuse, retryKey }) => {
    const { email, givenNames, surnames, phone, documentNumber, password } = input;
    const agreed = agreedTexts(input, await optionalTexts());
    if (!agreed) return refuse({ agree: agreeing.needed });
    const actor: Actor = { kind: "anonymous", via: await browserVia() };
    const weak = await refuseWeakPassword(actor, password, [email, givenNames, surnames, phone, documentNumber]);
    if (weak)
      return weak.code === "weak_password" ? refuse({ password: weak.advice }) : refuse({}, comeBackLater(weak));

    const device = await thisDevice();
    const opening = browserOpening(actor, device.id);
    const registered = await signUp(actor, commandOf(input, retryKey), agreed, opening);
    if (registered.ok && registered.value.together) {
      device.keep();
      await keepSessionCookie(registered.value.together);
    } else if (!registered.ok && registered.problem.code === "email_taken") {
      const again = retryKey !== "" && (await wasRegisteredWith(email, retryKey));
      if (!again || !(await signIn({ email, password })).ok) return refuse({ email: forms.register.taken });
    } else if (!registered.ok && registered.problem.code === "text_superseded") {
      refresh();
      return refuse({ agree: agreeing.superseded });
    } else if (!registered.ok) {
      const { problem } = registered;
      const later = problem.code === "overloaded" || problem.code === "rate_limited";
      return refuse({}, later ? comeBackLater(problem) : formAnswers.failed);
    }
    redirect("/inicio");
  });
}

/** The ids of the texts that signing up does not need. */
async function optionalTexts(): Promise<number[]> {
  return (await currentTexts()).filter(({ kind }) => isOptional(kind)).map(({ id }) => id);
}

function commandOf(input: Sent<"register">["input"], retryKey: string): RegisterCommand {
  return registerCommand({
    email: input.email,
    givenNames: input.givenNames,
    surnames: input.surnames,
    password: { kind: "chosen", value: input.password },
    phone: input.phone,
    birthDate: input.birthDate,
    gender: input.gender,
    country: input.country,
    address: input.address,
    document: input.documentNumber ? { type: input.documentType, number: input.documentNumber, claimed: false } : null,
    retryKey,
  });
}
