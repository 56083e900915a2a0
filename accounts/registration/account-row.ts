import { sql } from "drizzle-orm";
import type { Actor, RegisterCommand, Role } from "../account";
import { passwordRow } from "../passwords/generated-password";
import { documentKey } from "../values/document-key";
import { normaliseEmail } from "../values/email";
import { hashRetryKey } from "./was-registered-with";

/** The row of a new account. Column by column, so that extra members of the command never reach it. */
export function accountRow(actor: Actor, command: RegisterCommand, role: Role, passwordHash: string | null) {
  const { document } = command;
  const key = document && documentKey(document.number);
  const generated = command.password.kind === "generated";
  return {
    email: command.email,
    emailKey: normaliseEmail(command.email),
    // The operator vouches for the first administrator's address.
    emailVerifiedAt: actor.kind === "system" ? sql`now()` : null,
    mustVerifyEmail: command.mustVerifyEmail,
    givenNames: command.givenNames,
    surnames: command.surnames,
    phone: command.phone,
    birthDate: command.birthDate,
    gender: command.gender,
    country: command.country,
    nationality: command.nationality,
    address: command.address,
    documentType: document?.type ?? null,
    documentNumber: document?.number ?? null,
    documentKey: key,
    claimedDocument: document?.claimed ? key : null,
    role,
    jobTitle: role === "client" ? null : command.jobTitle,
    branchId: command.branchId,
    passwordHash,
    ...passwordRow(generated),
    origin: actor.via.channel,
    registeredBy: actor.kind === "account" ? actor.id : null,
    retryKeyHash: command.retryKey ? hashRetryKey(command.retryKey) : null,
  };
}
