"use server";

import { revalidatePath } from "next/cache";
import { deriveTheme } from "@/accounts/business/derive-theme";
import { MOST_MARK_BYTES } from "@/accounts/business/mark/redraw-mark";
import { saveBusiness } from "@/accounts/business/save-business";
import { type MarkProblem, removeMark, saveMark } from "@/accounts/business/save-mark";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireStaff } from "@/app/_session/require-staff";
import { type Answers, refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { businessPage } from "@/messages/business";
import { ALTA_COLOUR } from "./alta-colour";

const PAGE = "/panel/negocio";

export async function saveFacts(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("business", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff(PAGE);
    const colour = input.colour === ALTA_COLOUR ? null : input.colour;
    const saved = await saveBusiness(actor, { ...input, colour });
    if (!saved.ok) {
      const { problem } = saved;
      if (problem.code !== "time_zone_unknown") return refuseAct(problem, answers);
      return answers.refuse({ timeZone: businessPage.timeZoneUnknown });
    }
    revalidatePath("/", "layout");
    return done(savedWith(colour));
  });
}

function savedWith(colour: string | null): string {
  if (colour === null) return businessPage.saved;
  const { light, dark } = deriveTheme(colour);
  if (light.adjusted && dark.adjusted) return businessPage.savedAdjusted.both;
  if (light.adjusted) return businessPage.savedAdjusted.light;
  return dark.adjusted ? businessPage.savedAdjusted.dark : businessPage.saved;
}

export async function uploadMark(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff(PAGE);
    const file = data.get("mark");
    const { refused } = businessPage.mark;
    if (!(file instanceof File) || file.name === "") return answers.refuse({ mark: refused.none });
    if (file.size > MOST_MARK_BYTES) return answers.refuse({ mark: refused.too_large });
    const saved = await saveMark(actor, new Uint8Array(await file.arrayBuffer()));
    if (!saved.ok) return refuseMark(saved.problem, answers);
    revalidatePath("/", "layout");
    return done(businessPage.mark.saved);
  });
}

async function refuseMark(problem: MarkProblem, answers: Answers): Promise<FormState> {
  if (problem.code === "overloaded") return answers.refuse({}, comeBackLater(problem));
  if (problem.code !== "mark_refused") return refuseAct(problem, answers);
  const { because, detail } = problem;
  const { refused } = businessPage.mark;
  return answers.refuse({ mark: because === "feature" ? refused.feature(detail ?? "") : refused[because] });
}

export async function dropMark(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("button", data, async (answers) => {
    const { actor } = await requireStaff(PAGE);
    const removed = await removeMark(actor);
    if (!removed.ok) return refuseAct(removed.problem, answers);
    revalidatePath("/", "layout");
    return done(businessPage.mark.removed);
  });
}
