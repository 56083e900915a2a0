"use server";

import { revalidatePath } from "next/cache";
import { disableAccount } from "@/accounts/access/disable-account";
import { enableAccount } from "@/accounts/access/enable-account";
import { endSessions } from "@/accounts/access/end-sessions";
import type { AccountActor, ActProblem, Result } from "@/accounts/account";
import { reissuePassword } from "@/accounts/passwords/reissue-password";
import { removeFactor } from "@/accounts/second-factor/remove-factor";
import { resendLink } from "@/accounts/verification/resend-link";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireStaff } from "@/app/_session/require-staff";
import { makeSlip } from "@/app/panel/make-slip";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import type { SlipState } from "@/components/panel/counter/slip-facts";
import { mailsLeave } from "@/mail/mails-leave";
import { clientPage } from "@/messages/clients";
import { member } from "@/messages/team";

// Staff actions on one account, a client's or a colleague's; the policy distinguishes them.

type Verb = (actor: AccountActor, id: number) => Promise<Result<null, ActProblem>>;

function answerRow(data: FormData, verb: Verb, message: string): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel");
    const acted = await verb(actor, input.id);
    if (!acted.ok) return refuseAct(acted.problem, answers);
    revalidatePath("/panel", "layout");
    return done(message);
  });
}

export async function disable(_: FormState, data: FormData): Promise<FormState> {
  return answerRow(data, disableAccount, clientPage.disable.done);
}

export async function enable(_: FormState, data: FormData): Promise<FormState> {
  return answerRow(data, enableAccount, clientPage.enable.done);
}

export async function endEverySession(_: FormState, data: FormData): Promise<FormState> {
  return answerRow(data, endSessions, clientPage.end.done);
}

export async function removeSecondFactor(_: FormState, data: FormData): Promise<FormState> {
  return answerRow(data, removeFactor, member.removeFactor.done);
}

/** Issues another generated password; only this answer contains it. */
export async function reissue(_: FormState, data: FormData): Promise<SlipState> {
  return answerForm<"row", SlipState>("row", data, async ({ input, ...answers }) => {
    const { actor, account: attendant } = await requireStaff("/panel");
    const reissued = await reissuePassword(actor, input.id);
    if (reissued.ok) {
      const { account, generatedPassword } = reissued.value;
      if (generatedPassword === null) {
        revalidatePath("/panel", "layout");
        return done(mailsLeave() ? clientPage.resend.sent(account.email) : clientPage.resend.notLeaving);
      }
      return { ...done(), slip: await makeSlip(account, generatedPassword, attendant) };
    }
    const { problem } = reissued;
    switch (problem.code) {
      case "overloaded":
        return answers.refuse({}, comeBackLater(problem));
      case "too_soon":
        return answers.refuse({}, clientPage.resend.tooSoon(problem.retryAfterSeconds));
      case "daily_budget_spent":
        return answers.refuse({}, clientPage.budgetSpent);
      default:
        return refuseAct(problem, answers);
    }
  });
}

export async function resend(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel");
    const { refuse } = answers;
    const resent = await resendLink(actor, input.id);
    if (resent.ok) {
      revalidatePath("/panel", "layout");
      return done(mailsLeave() ? clientPage.resend.sent(resent.value.email) : clientPage.resend.notLeaving);
    }
    switch (resent.problem.code) {
      case "not_found":
      case "proof_required":
        return refuseAct(resent.problem, answers);
      case "nothing_to_send":
        return refuse({}, clientPage.resend.nothing);
      case "too_soon":
        return refuse({}, clientPage.resend.tooSoon(resent.problem.retryAfterSeconds));
    }
  });
}
