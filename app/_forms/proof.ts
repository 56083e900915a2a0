import type { ProveProblem } from "@/accounts/account";
import { proveIdentity } from "@/accounts/passwords/prove-identity";
import { askForPasskey } from "@/accounts/second-factor/passkeys/ask-for-passkey";
import { proveWithPasskey } from "@/accounts/second-factor/passkeys/prove-with-passkey";
import { secondFactorOf } from "@/accounts/second-factor/second-factor-of";
import { type BrowserSession, browserSession } from "@/auth/browser-session";
import { knownPassword } from "@/components/forms/form-rule";
import { type FormState, passkeyProofField, proofField, unproven, type Values } from "@/components/forms/form-state";
import { confirmIdentity } from "@/messages/confirm-identity";
import { comeBackLater } from "./come-back-later";

/** Answers a form whose act asks for a recent proof of who is there. */
export async function askForProof(values: Values, error?: string): Promise<FormState> {
  const session = await browserSession();
  return unproven(values, { email: session?.account.email ?? "", ...(await waysToProve(session)) }, error);
}

/** What does as well as the password: a code of their app, one of their passkeys. */
async function waysToProve(session: BrowserSession | null): Promise<{ orCode: boolean; passkey?: string }> {
  if (!session?.hasSecondFactor) return { orCode: false };
  const { actor } = session;
  const factor = await secondFactorOf(actor.id);
  const orCode = factor?.app ?? false;
  if (!factor?.passkeys) return { orCode };
  const asked = { purpose: "prove", holder: actor.sessionId, accountId: actor.id } as const;
  const options = await askForPasskey(actor, asked);
  return options.ok ? { orCode, passkey: options.value } : { orCode };
}

/** Takes the password, the code or the passkey's answer that came with a form; null when it is the sender's own, or no one is signed in. */
export async function takeProof(values: Values): Promise<FormState | null> {
  const session = await browserSession();
  if (!session) return null;
  const signed = values[passkeyProofField];
  if (signed) {
    const proven = await proveWithPasskey(session.actor, signed);
    return proven.ok ? null : askForProof(values, confirmIdentity.wrongPasskey);
  }
  const password = knownPassword.safeParse(values[proofField]);
  if (!password.success) return askForProof(values, confirmIdentity.missing);
  const proven = await proveIdentity(session.actor, password.data);
  return proven.ok ? null : askForProof(values, proofSentence(proven.problem));
}

/** Why the password did not do, in a sentence for its field. */
export function proofSentence(problem: ProveProblem): string {
  return problem.code === "wrong_password" ? confirmIdentity.wrong : comeBackLater(problem);
}
