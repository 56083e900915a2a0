import type { Actor, RegisterCommand } from "../accounts/account.ts";
import { registerCommand } from "../accounts/registration/register-command.ts";

const via = { channel: "web", address: "192.0.2.1", userAgent: null, requestId: null };

export const stranger: Actor = { kind: "anonymous", via };
export const goodPassword = "nube lenta de cobre";

/** For a sign-in that is tried without opening a session. */
export const noSession = async () => ({ writes: [], together: null });

let count = 0;

/** A sign-up command with an address that no other test uses. */
export function person(changes: Partial<RegisterCommand> = {}): RegisterCommand {
  count += 1;
  return registerCommand({
    email: `ana.${count}.${Date.now().toString(36)}@ejemplo.com`,
    givenNames: "Ana",
    surnames: "Rojas",
    password: { kind: "chosen", value: goodPassword },
    phone: "+59171234567",
    ...changes,
  });
}
