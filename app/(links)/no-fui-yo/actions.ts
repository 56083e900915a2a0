"use server";

import { redirect } from "next/navigation";
import { disownAccount } from "@/accounts/access/disown-account";
import { answerForm } from "@/app/_forms/answer-form";
import { visitor } from "@/app/_session/visitor";
import type { FormState } from "@/components/forms/form-state";

export async function disown(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input: { token } }) => {
    const disowned = await disownAccount(await visitor(), token);
    redirect(disowned.ok ? "/no-fui-yo/listo" : `/no-fui-yo/${encodeURIComponent(token)}`);
  });
}
