"use server";

import type { RegisterCommand } from "@/accounts/account";
import { registerAtCounter } from "@/accounts/clients/register-at-counter";
import { registerCommand } from "@/accounts/registration/register-command";
import { isId } from "@/accounts/values/is-id";
import { answerForm, type Sent } from "@/app/_forms/answer-form";
import { requireStaff } from "@/app/_session/require-staff";
import { makeSlip } from "@/app/panel/make-slip";
import { refuseRegistration } from "@/app/panel/refuse-registration";
import { done, type FormState } from "@/components/forms/form-state";
import type { SlipState } from "@/components/panel/counter/slip-facts";
import { counter } from "@/messages/counter";

/** Registers a client. Only this answer contains the generated password. */
export async function registerClient(_: FormState, data: FormData): Promise<SlipState> {
  return answerForm<"newClient", SlipState>("newClient", data, async ({ input, refuse }) => {
    const { actor, account: attendant } = await requireStaff("/panel/clientes/nuevo");
    const apart = (input.apart ?? "").split(" ").map(Number).filter(isId);
    const registered = await registerAtCounter(actor, commandOf(input), { apart, reason: input.reason });
    if (registered.ok) {
      const { account, generatedPassword } = registered.value;
      if (!generatedPassword) return done(undefined, { email: account.email, id: String(account.id) });
      return { ...done(), slip: await makeSlip(account, generatedPassword, attendant) };
    }
    if (registered.problem.code === "duplicate_suspected") return refuse({ reason: counter.reasonNeeded });
    return refuseRegistration(registered.problem, counter.emailTaken, refuse);
  });
}

function commandOf(input: Sent<"newClient">["input"]): RegisterCommand {
  return registerCommand({
    email: input.email,
    givenNames: input.givenNames,
    surnames: input.surnames,
    password: { kind: input.delivery === "link" ? "by_mail" : "generated" },
    phone: input.phone,
    birthDate: input.birthDate,
    document: input.documentNumber ? { type: input.documentType, number: input.documentNumber, claimed: false } : null,
    branchId: input.branchId,
  });
}
