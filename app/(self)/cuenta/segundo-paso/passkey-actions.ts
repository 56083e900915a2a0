"use server";

import { refresh } from "next/cache";
import { addPasskey } from "@/accounts/second-factor/passkeys/add-passkey";
import { beginPasskey } from "@/accounts/second-factor/passkeys/begin-passkey";
import { removePasskey } from "@/accounts/second-factor/passkeys/remove-passkey";
import { answerForm } from "@/app/_forms/answer-form";
import { requireSession } from "@/app/_session/require-session";
import { done, type FormState } from "@/components/forms/form-state";
import { passkeyPage } from "@/messages/passkeys";

const PATH = "/cuenta/segundo-paso";

/** Without an answer of the browser's: what it is to make. With one: the passkey, and at most once recovery codes. */
export async function addKey(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("passkey", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const { name, answer } = input;
    if (!answer) {
      const begun = await beginPasskey(actor);
      if (begun.ok) return { ...done(undefined, { name }), passkey: begun.value };
      return begun.problem.code === "proof_required" ? confirm() : refuse({}, passkeyPage.tooMany);
    }
    const added = await addPasskey(actor, { name, answer });
    if (!added.ok) return added.problem.code === "proof_required" ? confirm() : refuse({}, passkeyPage.refused);
    refresh();
    return { ...done(), ...(added.value && { codes: added.value }) };
  });
}

export async function removeKey(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse, confirm }) => {
    const { actor } = await requireSession(PATH);
    const removed = await removePasskey(actor, input.id);
    if (!removed.ok) return removed.problem.code === "proof_required" ? confirm() : refuse({}, passkeyPage.gone);
    refresh();
    return done();
  });
}
