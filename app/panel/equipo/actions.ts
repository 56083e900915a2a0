"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { registerCommand } from "@/accounts/registration/register-command";
import { changeRole } from "@/accounts/staff/change-role";
import { editStaff } from "@/accounts/staff/edit-staff";
import { inviteStaff } from "@/accounts/staff/invite-staff";
import { answerForm } from "@/app/_forms/answer-form";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { requireStaff } from "@/app/_session/require-staff";
import { refuseRegistration } from "@/app/panel/refuse-registration";
import { done, type FormState } from "@/components/forms/form-state";
import { counter } from "@/messages/counter";
import { invitation, member } from "@/messages/team";

export async function invite(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("invite", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/equipo/nuevo");
    const { password, role, ...person } = input;
    const wanted = { wanted: role, otherwise: "refuse" } as const;
    const command = registerCommand({ ...person, role: wanted, password: { kind: "by_mail" } });
    const invited = await inviteStaff(actor, command, password);
    if (invited.ok) redirect(`/panel/equipo/${invited.value.id}`);
    const { problem } = invited;
    if (problem.code === "wrong_password") return refuse({ password: invitation.wrongPassword });
    return refuseRegistration(problem, invitation.emailTaken, refuse);
  });
}

export async function saveMember(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("editStaff", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/equipo");
    const { id, ...changes } = input;
    const edited = await editStaff(actor, id, changes);
    if (!edited.ok && edited.problem.code === "branch_unknown") return refuse({ branchId: counter.branchUnknown });
    if (!edited.ok) return refuse({}, member.gone);
    revalidatePath("/panel", "layout");
    return done(member.saved);
  });
}

export async function saveRole(_: FormState, data: FormData): Promise<FormState> {
  return answerForm("changeRole", data, async ({ input, refuse }) => {
    const { actor } = await requireStaff("/panel/equipo");
    const changed = await changeRole(actor, input);
    if (changed.ok) {
      revalidatePath("/panel", "layout");
      // An account that became or stopped being a client has no page here any more.
      redirect(input.role === "client" ? `/panel/clientes/${input.id}` : `/panel/equipo/${input.id}`);
    }
    const { problem } = changed;
    switch (problem.code) {
      case "wrong_password":
        return refuse({ password: invitation.wrongPassword });
      case "last_admin":
        return refuse({}, member.lastAdmin);
      case "not_found":
        return refuse({}, member.gone);
      case "rate_limited":
      case "overloaded":
        return refuse({}, comeBackLater(problem));
    }
  });
}
