"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { agree } from "@/accounts/legal/agree";
import { agreedTexts } from "@/app/_forms/agreed-texts";
import { answerForm } from "@/app/_forms/answer-form";
import { nextPath } from "@/app/_session/next-path";
import { requireSession } from "@/app/_session/require-session";
import type { FormState } from "@/components/forms/form-state";
import { agreeing } from "@/messages/form-answers";

/** Agrees to the texts that were shown. */
export async function accept(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("agreement", data, async ({ input, refuse }) => {
    const { actor } = await requireSession("/acuerdo");
    const agreed = agreedTexts(input, []);
    if (!agreed) return refuse({ agree: agreeing.needed });
    const given = agreed.length === 0 ? null : await agree(actor, agreed);
    if (given && !given.ok) {
      refresh();
      return refuse({ agree: agreeing.superseded });
    }
    redirect(nextPath(data.get("next"), "/inicio"));
  });
}
