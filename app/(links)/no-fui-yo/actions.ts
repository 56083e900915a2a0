"use server";

import { redirect } from "next/navigation";
import { disownAccount } from "@/accounts/access/disown-account";
import { objectToMerge } from "@/accounts/merging/object-to-merge";
import { secureAccount } from "@/accounts/verification/secure-account";
import { answerForm } from "@/app/_forms/answer-form";
import { visitor } from "@/app/_session/visitor";
import type { FormState } from "@/components/forms/form-state";

export async function disown(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    const disowned = await disownAccount(await visitor(), token);
    redirect(disowned.ok ? "/no-fui-yo/listo" : `/no-fui-yo/${encodeURIComponent(token)}`);
  });
}

/** «No fui yo» of a mail about a sign-in or a change. */
export async function secure(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    const secured = await secureAccount(await visitor(), token, "secure_account");
    redirect(secured.ok ? "/no-fui-yo/protegida" : `/no-fui-yo/cuenta/${encodeURIComponent(token)}`);
  });
}

/** The same of the mail about a new second factor. */
export async function undoFactor(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    const secured = await secureAccount(await visitor(), token, "undo_second_factor");
    redirect(secured.ok ? "/no-fui-yo/protegida" : `/no-fui-yo/segundo-paso/${encodeURIComponent(token)}`);
  });
}

/** «No eran mías las dos», of the mails about a merge. */
export async function object(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    const objected = await objectToMerge(await visitor(), token);
    if (!objected.ok) redirect(`/no-fui-yo/union/${encodeURIComponent(token)}`);
    redirect(objected.value.undone ? "/no-fui-yo/separadas" : "/no-fui-yo/separadas?aviso");
  });
}
