"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { mergeClients } from "@/accounts/merging/merge-clients";
import { MERGE_FIELDS } from "@/accounts/merging/merge-fields";
import { undoMerge } from "@/accounts/merging/undo-merge";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { done, type FormState } from "@/components/forms/form-state";
import { merging } from "@/messages/merging";
import { mergeSentence, undoSentence } from "../merge-sentence";

/** Makes two clients one; the form says which of them stays, and from which each of its data comes. */
export async function mergeAccounts(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("merge", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireStaff("/panel/clientes");
    const { id, otherId, keepId, reason, despite } = input;
    const mergedId = keepId === id ? otherId : id;
    const take = MERGE_FIELDS.filter((field) => input[field] === mergedId);
    const asked = { survivorId: keepId, mergedId, take, reason, despite: despite === "on" };
    // What is kept is one of the two that were shown.
    if (keepId !== id && keepId !== otherId) return refuse({}, merging.problems.not_found);
    const merged = await mergeClients(actor, asked);
    if (merged.ok) {
      revalidatePath("/panel", "layout");
      redirect(`/panel/clientes/${keepId}`);
    }
    const { problem } = merged;
    if (problem.code === "proof_required") return confirm();
    const overrule = problem.code === "contradiction" && actor.role === "admin";
    return refuse({}, mergeSentence(problem, overrule));
  });
}

/** Makes two accounts of one again. */
export async function separateAccounts(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireStaff("/panel/clientes");
    const undone = await undoMerge(actor, input.id);
    if (!undone.ok)
      return undone.problem.code === "proof_required" ? confirm() : refuse({}, undoSentence(undone.problem));
    revalidatePath("/panel", "layout");
    return done(merging.merged.undone);
  });
}
