import type { Overloaded } from "@/accounts/account";
import type { Limited } from "@/limits/limit";
import { forms } from "@/messages/forms";

/** The sentence of a rate limit or a full queue. */
export function comeBackLater(problem: Limited | Overloaded): string {
  return problem.code === "overloaded" ? forms.busy : forms.limited(problem.retryAfterSeconds);
}
