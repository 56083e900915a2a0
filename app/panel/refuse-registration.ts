import type { RegisterProblem } from "@/accounts/account";
import type { Refuse } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import type { FormState } from "@/components/forms/form-state";
import { counter } from "@/messages/counter";
import { formAnswers } from "@/messages/form-answers";

/** The answer to a refused registration by staff; `emailTaken` is this form's sentence for a taken address. */
export function refuseRegistration(problem: RegisterProblem, emailTaken: string, refuse: Refuse): FormState {
  switch (problem.code) {
    case "email_taken":
      return refuse({ email: emailTaken });
    case "branch_unknown":
      return refuse({ branchId: counter.branchUnknown });
    case "role_not_allowed":
      return refuse({}, counter.notAllowed);
    case "rate_limited":
    case "overloaded":
      return refuse({}, comeBackLater(problem));
    case "document_taken":
      return refuse({}, formAnswers.failed);
  }
}
