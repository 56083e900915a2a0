"use server";

import { revalidatePath } from "next/cache";
import { publishText, textHash } from "@/accounts/legal/publish-text";
import { readText } from "@/accounts/legal/read-text";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState, valuesOf } from "@/components/forms/form-state";
import { legalPage } from "@/messages/legal-page";

/** Shows the text as it will be read; sent again unchanged, publishes it. */
export async function writeText(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("legalText", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/negocio");
    const { kind, after, body, short, reviewed } = input;
    const important = input.important === "on";
    const seen = textHash([kind, after, important, short, body].join("\n"));
    if (reviewed !== seen) {
      const current = await readText(kind);
      if (current?.body === body && current.short === short) return answers.refuse({ body: legalPage.unchanged });
      const values = valuesOf({ body, short, reviewed: seen, ...(important && { important: "on" }) });
      return done(undefined, values);
    }
    const published = await publishText(actor, { kind, after, body, short, important });
    if (published.ok) {
      revalidatePath("/", "layout");
      return done(legalPage.published(published.value));
    }
    const { problem } = published;
    if (problem.code === "text_superseded") return answers.refuse({}, legalPage.superseded);
    return refuseAct(problem, answers);
  });
}
