"use server";

import { revalidatePath } from "next/cache";
import { tellApart } from "@/accounts/duplicates/tell-apart";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { radar } from "@/messages/counter";

/** «No es la misma persona», of this client and a possible duplicate. */
export async function apart(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("pair", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/clientes");
    const told = await tellApart(actor, input);
    if (!told.ok) return refuseAct(told.problem, answers);
    revalidatePath("/panel", "layout");
    return done(radar.toldApart);
  });
}
