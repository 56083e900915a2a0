"use server";

import { checkAct } from "@/accounts/act-on";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";

// Asked before a file is sent for, where a form can still ask for a password.

function answerCheck(data: FormData, action: "export_clients" | "export_audit"): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff("/panel");
    const allowed = await checkAct(actor, action);
    return allowed.ok ? done() : refuseAct(allowed.problem, answers);
  });
}

export async function checkClientsExport(_: FormState, data: FormData): Promise<FormState> {
  return answerCheck(data, "export_clients");
}

export async function checkAuditExport(_: FormState, data: FormData): Promise<FormState> {
  return answerCheck(data, "export_audit");
}
