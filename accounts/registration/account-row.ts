import { sql } from "drizzle-orm";
import { daysFromNow } from "../../db/time";
import type { Actor, RegisterCommand, Role } from "../account";
import { documentKey } from "../values/document-key";
import { normaliseEmail } from "../values/email";
import { hashRetryKey } from "./was-registered-with";

/** A generated password that nobody has used by then has to be issued again. */
export const GENERATED_PASSWORD_DAYS = 7;

/** Named column by column: nothing a caller adds to the command reaches the row. */
export function accountRow(actor: Actor, command: RegisterCommand, role: Role, passwordHash: string | null) {
  const { document } = command;
  const key = document && documentKey(document.number);
  const generated = command.password.kind === "generated";
  return {
    email: command.email,
    emailKey: normaliseEmail(command.email),
    // For the first administrator's address whoever runs Alta vouches.
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
    origin: actor.via.door,
    registeredBy: actor.kind === "account" ? actor.id : null,
    retryKeyHash: command.retryKey ? hashRetryKey(command.retryKey) : null,
  };
}

/** What a row says of a password that has just been set and never used. */
export function passwordRow(generated: boolean) {
  return {
    passwordGenerated: generated,
    passwordExpiresAt: generated ? daysFromNow(GENERATED_PASSWORD_DAYS) : null,
  };
}
