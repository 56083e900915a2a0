import { type Countable, count } from "../runtime/measure.mjs";
import type { Actor, Problem, Result } from "./account";

/** Does the work and counts its outcome by the caller's channel: `done`, the refusal's code, or `failed` when it throws. */
export async function counted<Value, Refusal extends Problem>(
  what: Countable,
  { via }: Actor,
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  let outcome = "failed";
  try {
    const result = await work();
    outcome = result.ok ? "done" : result.problem.code;
    return result;
  } finally {
    count(what, { contract: via.channel, outcome });
  }
}
