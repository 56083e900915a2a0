"use server";

import { revalidatePath } from "next/cache";
import { decideRoleRequest } from "@/accounts/staff/decide-role-request";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { roleRequests } from "@/messages/team";

function answerRequest(data: FormData, approved: boolean): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/solicitudes");
    const decided = await decideRoleRequest(actor, { id: input.id, approved });
    if (decided.ok) {
      revalidatePath("/panel", "layout");
      return done(approved ? roleRequests.approved : roleRequests.rejected);
    }
    const { problem } = decided;
    if (problem.code === "already_decided") return answers.refuse({}, roleRequests.already);
    if (problem.code === "not_eligible") return answers.refuse({}, roleRequests.obstacles[problem.because]);
    return refuseAct(problem, answers, roleRequests.gone);
  });
}

export async function approve(_: FormState, data: FormData): Promise<FormState> {
  return answerRequest(data, true);
}

export async function reject(_: FormState, data: FormData): Promise<FormState> {
  return answerRequest(data, false);
}
