"use server";

import { redirect } from "next/navigation";
import type { SignInProblem } from "@/accounts/account";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { nextPath } from "@/app/_session/next-path";
import { signIn } from "@/auth/browser-session";
import type { FormState } from "@/components/forms/form-state";
import { wrongPasswordsOfStrangers } from "@/limits/budgets";
import { accountMessages } from "@/messages/account";

/** Unknown sources have tried too often: the mailed link is the way in. */
const isGuessed = (problem: SignInProblem) =>
  problem.code === "rate_limited" && problem.limit.name === wrongPasswordsOfStrangers.name;

function sentenceOf(problem: SignInProblem): string {
  switch (problem.code) {
    case "wrong_credentials":
      return accountMessages.wrongCredentials;
    case "email_unverified":
      return accountMessages.emailUnverified;
    default:
      return isGuessed(problem) ? accountMessages.guessed : comeBackLater(problem);
  }
}

export async function enter(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("signIn", data, async ({ input, refuse }) => {
    const signedIn = await signIn(input);
    if (!signedIn.ok) {
      const refused = refuse({}, sentenceOf(signedIn.problem));
      if (isGuessed(signedIn.problem))
        return { ...refused, link: { href: "/recuperar", label: accountMessages.askForRecovery } };
      if (signedIn.problem.code !== "email_unverified") return refused;
      return { ...refused, link: { href: "/verificar", label: accountMessages.askForLink } };
    }
    redirect(nextPath(data.get("next"), "/inicio"));
  });
}
