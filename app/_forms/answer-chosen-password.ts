import { redirect } from "next/navigation";
import type { resetPassword } from "@/accounts/passwords/reset-password";
import type { FormState } from "@/components/forms/form-state";
import { visitor } from "../_session/visitor";
import { answerForm } from "./answer-form";
import { comeBackLater } from "./come-back-later";

/** Gives an account the password chosen on a link's page, and goes on to the page that says so. */
export async function answerChosenPassword(
  choose: typeof resetPassword,
  data: FormData,
  path: "/recuperar" | "/activar",
): Promise<FormState> {
  return answerForm("resetPassword", data, async ({ input, refuse }) => {
    const token = input.token ?? "";
    const choice = { token, password: input.newPassword, startAfresh: input.startAfresh === "on" };
    const chosen = await choose(await visitor(), choice);
    if (chosen.ok) redirect(`${path}/listo`);
    const { problem } = chosen;
    if (problem.code === "weak_password") return refuse({ newPassword: problem.advice });
    if (problem.code === "overloaded" || problem.code === "rate_limited") return refuse({}, comeBackLater(problem));
    // The link's own page says what is the matter with it.
    redirect(`${path}/${encodeURIComponent(token)}`);
  });
}
