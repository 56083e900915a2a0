import type { ProveProblem } from "@/accounts/account";
import { proveIdentity } from "@/accounts/passwords/prove-identity";
import { browserSession } from "@/auth/browser-session";
import { knownPassword } from "@/components/forms/form-rule";
import { type FormState, proofField, unproven, type Values } from "@/components/forms/form-state";
import { confirmIdentity } from "@/messages/confirm-identity";
import { comeBackLater } from "./come-back-later";

/** Answers a form whose act asks for a recent proof of who is there. */
export async function askForProof(values: Values, error?: string): Promise<FormState> {
  const session = await browserSession();
  return unproven(values, { email: session?.account.email ?? "", orCode: session?.hasSecondFactor ?? false }, error);
}

/** Takes the password, or the code, that came with a form; null when it is the sender's own, or no one is signed in. */
export async function takeProof(values: Values): Promise<FormState | null> {
  const session = await browserSession();
  if (!session) return null;
  const password = knownPassword.safeParse(values[proofField]);
  if (!password.success) return askForProof(values, confirmIdentity.missing);
  const proven = await proveIdentity(session.actor, password.data);
  return proven.ok ? null : askForProof(values, proofSentence(proven.problem));
}

/** Why the password did not do, in a sentence for its field. */
export function proofSentence(problem: ProveProblem): string {
  return problem.code === "wrong_password" ? confirmIdentity.wrong : comeBackLater(problem);
}
