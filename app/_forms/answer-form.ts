import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type * as z from "zod";
import { isSameOrigin } from "@/auth/same-origin";
import {
  type FormState,
  hintedField,
  invalid,
  passkeyProofField,
  proofField,
  type Values,
} from "@/components/forms/form-state";
import { idempotencyField, readForm } from "@/components/forms/read-form";
import { errorsOf, type FormName, rules } from "@/components/forms/rules";
import { describeError, log } from "@/log";
import { formAnswers } from "@/messages/form-answers";
import { busyness } from "@/runtime/too-busy";
import { hintsAt } from "./hints";
import { askForProof, takeProof } from "./proof";

type Input<Name extends FormName> = z.output<(typeof rules)[Name]>;

/** Answers with a sentence for a field or for the whole form; the typed values come back. */
export type Refuse = (errors: Values, message?: string) => FormState;

export type Sent<Name extends FormName> = {
  input: Input<Name>;
  refuse: Refuse;
  /** Answers that the sender's password is needed; the form is sent again with it, and this runs anew. */
  confirm: () => Promise<FormState>;
  /** Drawn once per form; the same one means the same attempt. */
  retryKey: string;
};

/**
 * What every server action behind a form does: refuses other sites, reads and checks again everything that was
 * sent, takes the sender's password or passkey where one came along, and turns a fault into a sentence that loses nothing.
 */
export async function answerForm<Name extends FormName, Answer extends FormState = FormState>(
  name: Name,
  data: FormData,
  run: (sent: Sent<Name>) => Promise<Answer | FormState>,
): Promise<Answer | FormState> {
  const values = readForm(data);
  const refuse: Refuse = (errors, message) => invalid(values, errors, message);
  if (!isSameOrigin(await headers())) return refuse({}, formAnswers.otherSite);
  const read = rules[name].safeParse(values);
  if (!read.success) return refuse(errorsOf(read.error));
  try {
    const hints = hintsAt(values);
    if (hints) return invalid({ ...values, [hintedField]: hints.mark }, hints.errors);
    const proves = proofField in values || passkeyProofField in values;
    const unproven = proves && (await takeProof(values));
    if (unproven) return unproven;
    const retryKey = String(data.get(idempotencyField) ?? "");
    return await run({ input: read.data as Input<Name>, refuse, retryKey, confirm: () => askForProof(values) });
  } catch (thrown) {
    unstable_rethrow(thrown);
    log.error({ ...describeError(thrown), form: name }, "a form could not be answered");
    return refuse({}, busyness(thrown) ? formAnswers.busy : formAnswers.failed);
  }
}
