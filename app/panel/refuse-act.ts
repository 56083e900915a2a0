import type { ActProblem } from "@/accounts/account";
import type { Refuse } from "@/app/_forms/answer-form";
import type { FormState } from "@/components/forms/form-state";
import { clientPage } from "@/messages/clients";

export type Answers = { refuse: Refuse; confirm: () => Promise<FormState> };

/** Why an act of the staff was not carried out: it asks for a proof of who is there, or its target is `gone`. */
export async function refuseAct(
  { code }: ActProblem,
  { refuse, confirm }: Answers,
  gone: string = clientPage.gone,
): Promise<FormState> {
  return code === "proof_required" ? confirm() : refuse({}, gone);
}
