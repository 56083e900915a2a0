import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import type { Account, Actor, Result, SecondStep, SecondStepProblem } from "../accounts/account";
import { confirmSecondStep } from "../accounts/second-factor/confirm-second-step";
import { sealAtRest, unsealAtRest } from "../crypto/at-rest";
import { sessionCookie } from "./browser-cookie";
import { browserOpening, keepSessionCookie } from "./browser-session";
import { thisDevice } from "./device";
import { browserVia } from "./via";

/** Between the right password and the code. Until then there is no session, only this sealed note in the browser. */
const SECONDS = 10 * 60;
const PURPOSE = "second-step";
const cookie = { ...sessionCookie.options, name: sessionCookie.name.replace("session", "second-step") };

const note = z.object({ accountId: z.int(), passwordVersion: z.string(), until: z.int() });

/** Notes in this browser that the password was right. Only in a server action. */
export async function keepSecondStep(step: SecondStep): Promise<void> {
  const text = JSON.stringify({ ...step, until: Date.now() + SECONDS * 1000 });
  const value = sealAtRest(PURPOSE, text).toString("base64url");
  (await cookies()).set({ ...cookie, value, maxAge: SECONDS });
}

/** The step that this browser has been asked for, or null. */
export async function secondStep(): Promise<SecondStep | null> {
  const value = (await cookies()).get(cookie.name)?.value;
  const opened = value ? unsealAtRest(PURPOSE, Buffer.from(value, "base64url")) : null;
  const read = opened && note.parse(JSON.parse(opened.text));
  return read && read.until > Date.now() ? read : null;
}

/** Signs in with a code, after the password; the note is spent. Only in a server action. */
export async function takeSecondStep(step: SecondStep, code: string): Promise<Result<Account, SecondStepProblem>> {
  const actor: Actor = { kind: "anonymous", via: await browserVia() };
  const device = await thisDevice();
  const signedIn = await confirmSecondStep(actor, step, code, browserOpening(actor, device.id));
  if (!signedIn.ok) return signedIn;
  device.keep();
  await keepSessionCookie(signedIn.value.together);
  await endSecondStep();
  return { ok: true, value: signedIn.value.account };
}

/** Spends the note. Only in a server action or route handler. */
export async function endSecondStep(): Promise<void> {
  (await cookies()).delete(cookie);
}
