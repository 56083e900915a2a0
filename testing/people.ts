import type { Actor, RegisterCommand } from "../accounts/account.ts";

const via = { channel: "web", address: "192.0.2.1", userAgent: null, requestId: null };

export const stranger: Actor = { kind: "anonymous", via };
export const goodPassword = "nube lenta de cobre";

let count = 0;

/** A sign-up command with an address that no other test uses. */
export function person(changes: Partial<RegisterCommand> = {}): RegisterCommand {
  count += 1;
  return {
    email: `ana.${count}.${Date.now().toString(36)}@ejemplo.com`,
    givenNames: "Ana",
    surnames: "Rojas",
    password: { kind: "chosen", value: goodPassword },
    phone: "+59171234567",
    birthDate: null,
    gender: null,
    country: null,
    nationality: null,
    address: null,
    document: null,
    role: { wanted: "client", otherwise: "refuse" },
    jobTitle: null,
    branchId: null,
    mustVerifyEmail: false,
    ...changes,
  };
}
