"use server";

import { redirect } from "next/navigation";
import { editClient } from "@/accounts/clients/edit-client";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import type { FormState } from "@/components/forms/form-state";
import { clientEdit, clientPage } from "@/messages/clients";
import { counter } from "@/messages/counter";

export async function saveClient(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("editClient", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/clientes");
    const { id, ...changes } = input;
    const edited = await editClient(actor, id, changes);
    if (edited.ok) redirect(`/panel/clientes/${id}`);
    const { refuse } = answers;
    switch (edited.problem.code) {
      case "not_found":
      case "proof_required":
        return refuseAct(edited.problem, answers);
      case "needs_admin":
        return refuse({ email: clientEdit.needsAdmin });
      case "daily_budget_spent":
        return refuse({}, clientPage.budgetSpent);
      case "email_taken":
        return refuse({ email: clientEdit.emailTaken });
      case "document_taken":
        return refuse({ documentNumber: clientEdit.documentTaken });
      case "branch_unknown":
        return refuse({ branchId: counter.branchUnknown });
      case "rate_limited":
        return refuse({}, comeBackLater(edited.problem));
    }
  });
}
