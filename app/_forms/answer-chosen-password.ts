import { redirect } from "next/navigation";
import type { resetPassword } from "@/accounts/passwords/reset-password";
import type { FormState } from "@/components/forms/form-state";
import { visitor } from "../_session/visitor";
import { answerForm } from "./answer-form";
import { comeBackLater } from "./come-back-later";

/** Sets the password chosen on a link's page, then redirects to the page that confirms it. */
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
    // The link's page shows why it does not work.
    redirect(`${path}/${encodeURIComponent(token)}`);
  });
}
