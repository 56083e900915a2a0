import { passwordsSubmitted } from "../../limits/budgets";
import { type Limited, limitedFor } from "../../limits/limit";
import { takeFromMemory } from "../../limits/memory";
import { sourceOf } from "../../limits/source";
import { limitsAreOn } from "../../limits/take";
import type { Actor, Overloaded, WeakPassword } from "../account";
import { assessPassword, type Personal } from "./password-strength";

/**
 * Null for a password that the person may choose; else `weak_password`, `overloaded`, or `rate_limited` for a source
 * that submits too many. Counted in this process's memory, as it protects this process's CPU.
 */
export async function refuseWeakPassword(
  actor: Actor,
  password: string,
  personal: Personal,
): Promise<WeakPassword | Limited | Overloaded | null> {
  const charge = { limit: passwordsSubmitted, whom: sourceOf(actor.via.address) };
  const limited = limitsAreOn() ? limitedFor(passwordsSubmitted, takeFromMemory(charge)) : null;
  if (limited) return limited;
  const strength = await assessPassword(password, personal, "submitted");
  if ("code" in strength) return strength;
  return strength.acceptable ? null : { code: "weak_password", advice: strength.advice };
}
