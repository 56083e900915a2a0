"use server";

import { revalidatePath } from "next/cache";
import { retryLetter } from "@/accounts/letters/retry-letter";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { done, type FormState } from "@/components/forms/form-state";
import { letterPage } from "@/messages/team";

export async function retry(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/cartas");
    const retried = await retryLetter(actor, input.id);
    if (!retried.ok)
      return refuse({}, retried.problem.code === "letter_obsolete" ? letterPage.obsolete : letterPage.unknown);
    revalidatePath("/panel", "layout");
    return done(letterPage.retried);
  });
}
