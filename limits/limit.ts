import { count } from "../runtime/measure.mjs";

/** A token bucket of `burst` that refills by one every `everySeconds`. */
export type Limit = { name: string; burst: number; everySeconds: number };

/** A limit and the subject it counts: an address, an account, an employee. */
export type Charge = { limit: Limit; whom: string };

/** Over a limit; nothing was done. */
export type Limited = { code: "rate_limited"; retryAfterSeconds: number; limit: Limit };

/** The refusal for this many seconds to wait, or null for none. */
export function limitedFor(limit: Limit, seconds: number): Limited | null {
  if (seconds <= 0) return null;
  count("limit_refusals", { limit: limit.name });
  return { code: "rate_limited", retryAfterSeconds: Math.max(1, Math.ceil(seconds)), limit };
}

/** The headers of draft-ietf-httpapi-ratelimit-headers for the limit that was reached. */
export function limitHeaders({ limit, retryAfterSeconds }: Limited): Record<string, string> {
  const windowSeconds = Math.ceil(limit.burst * limit.everySeconds);
  return {
    "RateLimit-Policy": `"${limit.name}";q=${limit.burst};w=${windowSeconds}`,
    RateLimit: `"${limit.name}";r=0;t=${retryAfterSeconds}`,
  };
}
