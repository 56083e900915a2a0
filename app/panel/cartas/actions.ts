"use server";

import { revalidatePath } from "next/cache";
import { retryMail } from "@/accounts/outbox/retry-mail";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { done, type FormState } from "@/components/forms/form-state";
import { mailPage } from "@/messages/team";

export async function retry(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/cartas");
    const retried = await retryMail(actor, input.id);
    if (!retried.ok) return refuse({}, retried.problem.code === "mail_obsolete" ? mailPage.obsolete : mailPage.unknown);
    revalidatePath("/panel", "layout");
    return done(mailPage.retried);
  });
}
