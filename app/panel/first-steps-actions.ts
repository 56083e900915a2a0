"use server";

import { revalidatePath } from "next/cache";
import { noteTestPrint, putFirstStepsAway } from "@/accounts/first-steps/note-first-step";
import { sendTestMail } from "@/accounts/first-steps/send-test-mail";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { firstSteps, testPrint } from "@/messages/first-steps";
import { linkMessages } from "@/messages/links";

/** Sends the caller a test mail; the list says what becomes of it. */
export async function sendTest(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff("/panel");
    const sent = await sendTestMail(actor);
    if (sent.ok) {
      revalidatePath("/panel");
      return done(firstSteps.sent(sent.value));
    }
    const { problem } = sent;
    if (problem.code === "too_soon") return answers.refuse({}, linkMessages.tooSoon(problem.retryAfterSeconds));
    return refuseAct(problem, answers);
  });
}

export async function notePrint(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff("/panel/negocio/prueba");
    const noted = await noteTestPrint(actor);
    return noted.ok ? done(testPrint.saved) : refuseAct(noted.problem, answers);
  });
}

export async function putAway(_: FormState, data: FormData): Promise<FormState> {
  return answerPutting(data, true);
}

export async function showAgain(_: FormState, data: FormData): Promise<FormState> {
  return answerPutting(data, false);
}

function answerPutting(data: FormData, away: boolean): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff("/panel");
    const put = await putFirstStepsAway(actor, away);
    if (!put.ok) return refuseAct(put.problem, answers);
    revalidatePath("/panel", "layout");
    return done(away ? undefined : firstSteps.shown);
  });
}
