"use server";

import { revalidatePath } from "next/cache";
import type { DecideProblem } from "@/accounts/account";
import { decideRoleRequest } from "@/accounts/staff/decide-role-request";
import { answerForm, type Refuse } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireStaff } from "@/app/_session/require-staff";
import { done, type FormState } from "@/components/forms/form-state";
import { invitation, roleRequests } from "@/messages/team";

function refusal(problem: DecideProblem, refuse: Refuse): FormState {
  switch (problem.code) {
    case "wrong_password":
      return refuse({ password: invitation.wrongPassword });
    case "already_decided":
      return refuse({}, roleRequests.already);
    case "not_found":
      return refuse({}, roleRequests.gone);
    case "rate_limited":
    case "overloaded":
      return refuse({}, comeBackLater(problem));
  }
}

export async function approve(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("approve", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/solicitudes");
    const decided = await decideRoleRequest(actor, { ...input, approved: true });
    if (!decided.ok) return refusal(decided.problem, refuse);
    revalidatePath("/panel", "layout");
    return done(roleRequests.approved);
  });
}

export async function reject(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/solicitudes");
    const decided = await decideRoleRequest(actor, { ...input, approved: false });
    if (!decided.ok) return refusal(decided.problem, refuse);
    revalidatePath("/panel", "layout");
    return done(roleRequests.rejected);
  });
}
