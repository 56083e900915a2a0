"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SecondStepRequired, SignInProblem } from "@/accounts/account";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { afterSignIn } from "@/app/_session/after-sign-in";
import { nextPath } from "@/app/_session/next-path";
import { signIn } from "@/auth/browser-session";
import { keepSecondStep } from "@/auth/second-step";
import { browserVia } from "@/auth/via";
import type { FormState } from "@/components/forms/form-state";
import { askAtSignIn } from "@/contracts/legacy/ask-at-sign-in";
import { wrongPasswordsOfStrangers } from "@/limits/budgets";
import { accountMessages } from "@/messages/account";

/** Unknown sources have tried too often: the mailed link is the way in. */
const isGuessed = (problem: SignInProblem) =>
  problem.code === "rate_limited" && problem.limit.name === wrongPasswordsOfStrangers.name;

function sentenceOf(problem: Exclude<SignInProblem, SecondStepRequired>): string {
  switch (problem.code) {
    case "wrong_credentials":
      return accountMessages.wrongCredentials;
    case "email_unverified":
      return accountMessages.emailUnverified;
    default:
      return isGuessed(problem) ? accountMessages.guessed : comeBackLater(problem);
  }
}

/** Whom only an old server knows that Alta has taken over from is brought in first. */
async function signInOrBringIn(typed: { email: string; password: string }) {
  const own = await signIn(typed);
  if (own.ok || own.problem.code !== "wrong_credentials") return own;
  const asked = await askAtSignIn(await browserVia(), await headers(), typed);
  if (asked === "brought") return signIn(typed);
  return asked === "unanswered" ? asked : own;
}

export async function enter(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("signIn", data, async ({ input, refuse }) => {
    const signedIn = await signInOrBringIn(input);
    if (signedIn === "unanswered") return refuse({}, accountMessages.notChecked);
    const next = nextPath(data.get("next"), "/inicio");
    if (signedIn.ok) redirect(await afterSignIn(signedIn.value, next));
    const { problem } = signedIn;
    if (problem.code === "second_step_required") {
      await keepSecondStep(problem.step);
      redirect(`/ingresar/segundo-paso?next=${encodeURIComponent(next)}`);
    }
    const refused = refuse({}, sentenceOf(problem));
    if (isGuessed(problem)) return { ...refused, link: { href: "/recuperar", label: accountMessages.askForRecovery } };
    if (problem.code !== "email_unverified") return refused;
    return { ...refused, link: { href: "/verificar", label: accountMessages.askForLink } };
  });
}
