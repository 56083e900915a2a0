"use server";

import { revalidatePath } from "next/cache";
import { changeMove } from "@/accounts/moving/change-move";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { movePage } from "@/messages/move";

export async function saveState(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("move", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/mudanza");
    const changed = await changeMove(actor, input);
    if (!changed.ok) return refuseAct(changed.problem, answers, movePage.gone);
    revalidatePath("/panel/mudanza");
    return done(movePage.changed);
  });
}
