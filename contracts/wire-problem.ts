import type { Overloaded, RegisterProblem } from "../accounts/account";
import type { FieldIssue } from "../accounts/fields";
import type { IdempotencyProblem } from "../limits/idempotency";
import type { Limited } from "../limits/limit";

/** What can be wrong with a request before the core is called, or when the core fails. */
export type WireProblem =
  | { code: "unreadable" }
  | { code: "not_an_object"; received: unknown }
  /** `besides`: the core's refusals of the valid fields, for a contract that lists every error at once. */
  | { code: "invalid"; issues: FieldIssue[]; besides: RegisterProblem[] }
  | { code: "unauthenticated" }
  | { code: "forbidden" }
  | { code: "method_not_allowed"; method: string }
  | { code: "unsupported_media_type"; received: string }
  | { code: "too_large"; limitBytes: number }
  | IdempotencyProblem
  | Limited
  | Overloaded
  | { code: "failed" }
  /** The database has not said whether the work was done. */
  | { code: "in_doubt"; retryAfterSeconds: number }
  /** The old server, to which the request was relayed, gave no answer in time: what became of it is unknown. */
  | { code: "late" }
  /** The path's last day has passed. */
  | { code: "gone" };
