"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endOwnSession } from "@/accounts/access/own-sessions";
import { agree } from "@/accounts/legal/agree";
import { currentTexts } from "@/accounts/legal/current-texts";
import { letGo } from "@/accounts/legal/let-go";
import { isOptional } from "@/accounts/legal/text-kinds";
import { changePassword } from "@/accounts/passwords/change-password";
import { closeAccount } from "@/accounts/profile/close-account";
import { updateProfile } from "@/accounts/profile/update-profile";
import { requestEmailChange } from "@/accounts/verification/request-email-change";
import { resendVerification } from "@/accounts/verification/resend-verification";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { toldOfMail } from "@/app/_forms/told-of-mail";
import { requireSession } from "@/app/_session/require-session";
import { signOut } from "@/auth/browser-session";
import { isSameOrigin } from "@/auth/same-origin";
import { done, type FormState } from "@/components/forms/form-state";
import { accountMessages } from "@/messages/account";
import { agreeing } from "@/messages/form-answers";
import { ownAgreements } from "@/messages/legal";
import { linkMessages } from "@/messages/links";

export async function saveProfile(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("profile", data, async ({ input }) => {
    const { actor } = await requireSession("/cuenta");
    await updateProfile(actor, input);
    refresh();
    return done(accountMessages.saved);
  });
}

/** Requests another address; it changes once the link sent there is used. */
export async function saveEmail(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("changeEmail", data, async ({ input, refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const asked = await requestEmailChange(actor, input);
    if (asked.ok) return done(toldOfMail(accountMessages.emailChangeSent(input.email)));
    switch (asked.problem.code) {
      case "wrong_password":
        return refuse({ password: accountMessages.wrongPassword });
      case "email_unchanged":
        return refuse({ email: accountMessages.sameEmail });
      case "email_taken":
        return refuse({ email: accountMessages.emailTaken });
      case "too_soon":
        return refuse({}, linkMessages.tooSoon(asked.problem.retryAfterSeconds));
      default:
        return refuse({}, comeBackLater(asked.problem));
    }
  });
}

/** Sends another link to verify the account's address. */
export async function resendLink(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const sent = await resendVerification(actor);
    if (sent.ok) return done(toldOfMail(linkMessages.sentTo(sent.value.email)));
    if (sent.problem.code === "nothing_to_send") return done(linkMessages.verifiedAlready);
    return refuse({}, linkMessages.tooSoon(sent.problem.retryAfterSeconds));
  });
}

export async function savePassword(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("changePassword", data, async ({ input, refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const changed = await changePassword(actor, { current: input.currentPassword, next: input.newPassword });
    if (changed.ok) {
      refresh();
      return done(accountMessages.passwordChanged);
    }
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
  refresh();
}

/** Agrees to what is optional, in the version in force. */
export async function takeNews(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse }) => {
    const { actor } = await requireSession("/cuenta");
    const optional = (await currentTexts()).filter(({ kind }) => isOptional(kind)).map(({ id }) => id);
    const given = await agree(actor, optional);
    refresh();
    return given.ok ? done(ownAgreements.taken) : refuse({}, agreeing.superseded);
  });
}

export async function dropNews(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async () => {
    const { actor } = await requireSession("/cuenta");
    await letGo(actor, "news");
    refresh();
    return done(ownAgreements.dropped);
  });
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
      case "staff_account":
        return refuse({}, accountMessages.staffAccount);
      default:
        return refuse({}, comeBackLater(closed.problem));
    }
  });
}
