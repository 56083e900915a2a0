"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { changePassword } from "@/accounts/change-password";
import { closeAccount } from "@/accounts/close-account";
import { endOwnSession } from "@/accounts/own-sessions";
import { updateProfile } from "@/accounts/update-profile";
import { answerForm } from "@/app/answer-form";
import { comeBackLater } from "@/app/come-back-later";
import { requireSession } from "@/app/require-session";
import { done, type FormState } from "@/components/forms/form-state";
import { accountMessages } from "@/messages/account";
import { signOut } from "@/sessions/browser-session";
import { isSameOrigin } from "@/sessions/same-origin";

export async function saveProfile(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("profile", data, async ({ input }) => {
    const { actor } = await requireSession("/cuenta");
    await updateProfile(actor, input);
    return done(accountMessages.saved);
  });
}

export async function savePassword(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("changePassword", data, async ({ input, refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const changed = await changePassword(actor, { current: input.currentPassword, next: input.newPassword });
    if (changed.ok) return done(accountMessages.passwordChanged);
    switch (changed.problem.code) {
      case "wrong_password":
        return refuse({ currentPassword: accountMessages.wrongPassword });
      case "weak_password":
        return refuse({ newPassword: changed.problem.advice });
      case "rate_limited":
      case "overloaded":
        return refuse({}, comeBackLater(changed.problem));
    }
  });
}

export async function endSession(data: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const { actor } = await requireSession("/cuenta");
  await endOwnSession(actor, String(data.get("session")));
  redirect("/cuenta#sesiones");
}

export async function close(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("closeAccount", data, async ({ input, refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const closed = await closeAccount(actor, input.password);
    if (closed.ok) {
      await signOut();
      redirect("/cuenta/cerrada");
    }
    switch (closed.problem.code) {
      case "wrong_password":
        return refuse({ password: accountMessages.wrongPassword });
      case "last_admin":
        return refuse({}, accountMessages.lastAdmin);
      default:
        return refuse({}, comeBackLater(closed.problem));
    }
  });
}
