"use server";

import { revalidatePath } from "next/cache";
import type { BranchProblem } from "@/accounts/account";
import { closeBranch } from "@/accounts/branches/close-branch";
import { nameBranch } from "@/accounts/branches/name-branch";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { type Answers, refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { branchPage } from "@/messages/team";

async function refusal(problem: BranchProblem, answers: Answers): Promise<FormState> {
  switch (problem.code) {
    case "branch_name_taken":
      return answers.refuse({ name: branchPage.taken });
    case "last_branch":
      return answers.refuse({}, branchPage.last);
    default:
      return refuseAct(problem, answers, branchPage.gone);
  }
}

/** Opens a branch, or renames the one whose id is posted. */
export async function saveBranch(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("branch", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/sucursales");
    const named = await nameBranch(actor, input);
    if (!named.ok) return refusal(named.problem, answers);
    revalidatePath("/panel", "layout");
    return done(input.id === null ? branchPage.added(input.name) : branchPage.renamed);
  });
}

function answerClosing(data: FormData, closed: boolean): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/sucursales");
    const changed = await closeBranch(actor, { id: input.id, closed });
    if (!changed.ok) return refusal(changed.problem, answers);
    revalidatePath("/panel", "layout");
    return done(closed ? branchPage.closed : branchPage.reopened);
  });
}

export async function close(_: FormState, data: FormData): Promise<FormState> {
  return answerClosing(data, true);
}

export async function reopen(_: FormState, data: FormData): Promise<FormState> {
  return answerClosing(data, false);
}
