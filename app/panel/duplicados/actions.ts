"use server";

import { revalidatePath } from "next/cache";
import { goOnWithPass } from "@/accounts/duplicates/pairs/run-passes";
import { searchPairsNow } from "@/accounts/duplicates/pairs/search-pairs-now";
import { putTogether } from "@/accounts/duplicates/put-together";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { duplicatePage } from "@/messages/duplicates";

const PATH = "/panel/duplicados";

/** Searches for probable pairs without waiting for the night. */
export async function searchNow(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async ({ refuse, confirm }) => {
    const { actor } = await requireStaff(PATH);
    const begun = await searchPairsNow(actor);
    if (!begun.ok) return refuseAct(begun.problem, { refuse, confirm }, duplicatePage.gone);
    goOnWithPass();
    revalidatePath(PATH);
    return done(duplicatePage.pass.begun);
  });
}

/** Takes «No es la misma persona» back. */
export async function together(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("pair", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff(PATH);
    const undone = await putTogether(actor, input);
    if (!undone.ok) return refuseAct(undone.problem, answers, duplicatePage.gone);
    revalidatePath(PATH);
    return done(duplicatePage.undone);
  });
}
