import type { Overloaded } from "@/accounts/account";
import type { Limited } from "@/limits/limit";
import { forms } from "@/messages/forms";

/** The sentence for somebody who is to try again in a while, and with luck not all at once. */
export function comeBackLater(problem: Limited | Overloaded): string {
  return problem.code === "overloaded" ? forms.busy : forms.limited(problem.retryAfterSeconds);
}
