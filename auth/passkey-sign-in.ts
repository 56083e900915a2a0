import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import type { Account, Actor, PasskeyRefused, Result } from "../accounts/account";
import { askForPasskey } from "../accounts/second-factor/passkeys/ask-for-passkey";
import { CHALLENGE_SECONDS } from "../accounts/second-factor/passkeys/challenge-rows";
import { signInWithPasskey } from "../accounts/second-factor/passkeys/sign-in-with-passkey";
import type { Limited } from "../limits/limit";
import { sessionCookie } from "./browser-cookie";
import { browserOpening, keepSessionCookie } from "./browser-session";
import { thisDevice } from "./device";
import { endSecondStep, secondStep } from "./second-step";
import { browserVia } from "./via";

/** Only the browser that was asked may answer: this cookie says which one it is. */
const cookie = {
  ...sessionCookie.options,
  name: sessionCookie.name.replace("session", "passkey"),
  maxAge: CHALLENGE_SECONDS,
};

async function holder(): Promise<string> {
  const held = (await cookies()).get(cookie.name)?.value ?? "";
  return /^[\w-]{43}$/.test(held) ? held : randomBytes(32).toString("base64url");
}

/**
 * What this browser needs to ask for a passkey, as its JSON; `second`: of the account whose password was right.
 * Only in a route handler. Refuses with `rate_limited`.
 */
export async function passkeyOptions({ second = false }): Promise<Result<string, Limited>> {
  const actor: Actor = { kind: "anonymous", via: await browserVia() };
  const step = second ? await secondStep() : null;
  const value = await holder();
  const asked = { purpose: "sign_in", holder: value, accountId: step?.accountId ?? null } as const;
  const options = await askForPasskey(actor, asked);
  if (options.ok) (await cookies()).set({ ...cookie, value });
  return options;
}

/** Signs in to this browser with what a passkey signed. Only in a route handler. Refuses with `passkey_refused`. */
export async function takePasskey(answer: string): Promise<Result<Account, PasskeyRefused>> {
  const actor: Actor = { kind: "anonymous", via: await browserVia() };
  const device = await thisDevice();
  const signedIn = await signInWithPasskey(actor, { holder: await holder(), answer }, browserOpening(actor, device.id));
  if (!signedIn.ok) return signedIn;
  device.keep();
  await keepSessionCookie(signedIn.value.together);
  await endSecondStep();
  (await cookies()).delete(cookie);
  return { ok: true, value: signedIn.value.account };
}
