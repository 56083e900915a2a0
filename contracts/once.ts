import type { Actor } from "../accounts/account";
import { type Claim, claimKey, type IdempotencyProblem } from "../limits/idempotency";
import { sourceOf } from "../limits/source";
import type { Reply } from "./contract";

type Answer<Refusal> = Reply | Refusal | IdempotencyProblem;

/**
 * Runs a request, and with an `Idempotency-Key` only once: a repeat by the same caller to the same contract gets the
 * stored answer, for a day. Refusals are not stored: nothing was changed, and a retry may succeed.
 */
export async function once<Refusal>(
  request: Request,
  { contract, actor, body }: { contract: string; actor: Actor; body: object },
  carryOut: (claim: Claim | null) => Promise<Reply | Refusal>,
): Promise<Answer<Refusal>> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return carryOut(null);
  const caller = actor.kind === "account" ? String(actor.id) : actor.kind;
  const source = actor.kind === "account" ? null : sourceOf(actor.via.address);
  const claimed = await claimKey(key, { scope: `${contract} ${caller}`, source }, JSON.stringify(body));
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
