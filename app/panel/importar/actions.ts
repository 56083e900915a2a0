"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { AccountActor, ActProblem, Result } from "@/accounts/account";
import { discardImport } from "@/accounts/imports/discard-import";
import { mapImport } from "@/accounts/imports/map-import";
import { goOnWithImports } from "@/accounts/imports/run-imports";
import { startImport, undoImport } from "@/accounts/imports/start-import";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { done, type FormState } from "@/components/forms/form-state";
import { importErrors } from "@/messages/import-errors";
import { fieldLabels, importPage } from "@/messages/import-page";

/** Says what the columns mean, and has every row checked. */
export async function mapColumns(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("importMeaning", data, async ({ input: { id, ...meaning }, refuse }) => {
    const { actor } = await requireStaff("/panel/importar");
    const mapped = await mapImport(actor, id, meaning);
    if (mapped.ok) return goOn();
    const { problem } = mapped;
    if (problem.code === "unmapped") return refuse({}, importPage.unmapped(fieldLabels[problem.field]));
    if (problem.code === "mapped_twice") return refuse({}, importPage.mappedTwice(fieldLabels[problem.field]));
    return refuse({}, importErrors.gone);
  });
}

function goOn(): FormState {
  goOnWithImports();
  revalidatePath("/panel/importar", "layout");
  return done();
}

type Act = (actor: AccountActor, id: number) => Promise<Result<null, ActProblem>>;

function answerAct(data: FormData, act: Act): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/importar");
    const acted = await act(actor, input.id);
    return acted.ok ? goOn() : refuseAct(acted.problem, answers, importErrors.gone);
  });
}

export async function run(_: FormState, data: FormData): Promise<FormState> {
  return answerAct(data, startImport);
}

export async function undo(_: FormState, data: FormData): Promise<FormState> {
  return answerAct(data, undoImport);
}

export async function discard(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/importar");
    const discarded = await discardImport(actor, input.id);
    if (!discarded.ok) return refuse({}, importErrors.gone);
    revalidatePath("/panel/importar", "layout");
    redirect("/panel/importar");
  });
}
