"use server";

import { redirect } from "next/navigation";
import { proveIdentity } from "@/accounts/passwords/prove-identity";
import { answerForm } from "@/app/_forms/answer-form";
import { proofSentence } from "@/app/_forms/proof";
import { nextPath } from "@/app/_session/next-path";
import { requireSession } from "@/app/_session/require-session";
import type { FormState } from "@/components/forms/form-state";

export async function prove(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("confirm", data, async ({ input, refuse }) => {
    const next = nextPath(data.get("next"), "/inicio");
    const { actor } = await requireSession(next);
    const proven = await proveIdentity(actor, input.password);
    if (!proven.ok) return refuse({ password: proofSentence(proven.problem) });
    redirect(next);
  });
}
