import type { Overloaded } from "@/accounts/account";
import type { Limited } from "@/limits/limit";
import { formAnswers } from "@/messages/form-answers";

/** The sentence of a rate limit or a full queue. */
export function comeBackLater(problem: Limited | Overloaded): string {
  return problem.code === "overloaded" ? formAnswers.busy : formAnswers.limited(problem.retryAfterSeconds);
}
