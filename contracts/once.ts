import type { Actor } from "../accounts/account";
import { type Claim, claimKey, type IdempotencyProblem } from "../limits/idempotency";
import type { Reply } from "./contract";

type Answer<Refusal> = Reply | Refusal | IdempotencyProblem;

/**
 * Carries a request out, and with an `Idempotency-Key` only once: sent again by the same caller to the same contract it
 * gets the answer it got, for a day. Refusals are not kept: nothing was done, and next time it may be.
 */
export async function once<Refusal>(
  request: Request,
  { contract, actor, body }: { contract: string; actor: Actor; body: object },
  carryOut: (claim: Claim | null) => Promise<Reply | Refusal>,
): Promise<Answer<Refusal>> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return carryOut(null);
  const caller = actor.kind === "account" ? String(actor.id) : actor.kind;
  const claimed = await claimKey(key, `${contract} ${caller}`, JSON.stringify(body));
  if ("code" in claimed) return claimed;
  if ("answer" in claimed) return replayed(claimed.answer as Reply);
  try {
    return await carryOut(claimed.claim);
  } finally {
    await claimed.claim.release();
  }
}

function replayed(answer: Reply): Reply {
  return { ...answer, headers: { ...answer.headers, "Idempotent-Replayed": "true" } };
}
