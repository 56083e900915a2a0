"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { registerCommand } from "@/accounts/registration/register-command";
import { changeRole } from "@/accounts/staff/change-role";
import { closeStaff } from "@/accounts/staff/close-staff";
import { editStaff } from "@/accounts/staff/edit-staff";
import { inviteStaff } from "@/accounts/staff/invite-staff";
import { answerForm } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseAct } from "@/app/panel/refuse-act";
import { refuseRegistration } from "@/app/panel/refuse-registration";
import { done, type FormState } from "@/components/forms/form-state";
import { counter } from "@/messages/counter";
import { invitation, member } from "@/messages/team";

export async function invite(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("invite", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/equipo/nuevo");
    const { role, ...person } = input;
    const wanted = { wanted: role, otherwise: "refuse" } as const;
    const command = registerCommand({ ...person, role: wanted, password: { kind: "by_mail" } });
    const invited = await inviteStaff(actor, command);
    if (invited.ok) redirect(`/panel/equipo/${invited.value.id}`);
    const { problem } = invited;
    if (problem.code === "not_found" || problem.code === "proof_required")
      return refuseAct(problem, answers, member.gone);
    return refuseRegistration(problem, invitation.emailTaken, answers.refuse);
  });
}

export async function saveMember(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("editStaff", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/equipo");
    const { id, ...changes } = input;
    const edited = await editStaff(actor, id, changes);
    if (edited.ok) {
      revalidatePath("/panel", "layout");
      return done(member.saved);
    }
    const { problem } = edited;
    if (problem.code === "branch_unknown") return answers.refuse({ branchId: counter.branchUnknown });
    return refuseAct(problem, answers, member.gone);
  });
}

export async function saveRole(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("changeRole", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/equipo");
    const changed = await changeRole(actor, input);
    if (changed.ok) {
      revalidatePath("/panel", "layout");
      // An account that became or stopped being a client has no page here any more.
      redirect(input.role === "client" ? `/panel/clientes/${input.id}` : `/panel/equipo/${input.id}`);
    }
    const { problem } = changed;
    if (problem.code === "last_admin") return answers.refuse({}, member.lastAdmin);
    if (problem.code === "not_eligible") return answers.refuse({}, member.notEligible[problem.because]);
    return refuseAct(problem, answers, member.gone);
  });
}

export async function closeMember(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("row", data, async ({ input, ...answers }) => {
    const { actor } = await requireStaff("/panel/equipo");
    const closed = await closeStaff(actor, input.id);
    if (!closed.ok) return refuseAct(closed.problem, answers, member.gone);
    revalidatePath("/panel", "layout");
    redirect("/panel/equipo");
  });
}
