/** A bucket that holds `burst` and is refilled by one every `everySeconds`. */
export type Limit = { name: string; burst: number; everySeconds: number };

/** One limit, and whom it counts: an address, an account, an employee. */
export type Charge = { limit: Limit; whom: string };

/** Too often, too fast; nothing was done. */
export type Limited = { code: "rate_limited"; retryAfterSeconds: number; limit: Limit };

/** The refusal of somebody who may come back in so many seconds, or null when that is at once. */
export function limitedFor(limit: Limit, seconds: number): Limited | null {
  return seconds > 0 ? { code: "rate_limited", retryAfterSeconds: Math.max(1, Math.ceil(seconds)), limit } : null;
}

/** What draft-ietf-httpapi-ratelimit-headers gives programs to read: the policy that was met and what is left of it. */
export function limitHeaders({ limit, retryAfterSeconds }: Limited): Record<string, string> {
  const windowSeconds = Math.ceil(limit.burst * limit.everySeconds);
  return {
    "RateLimit-Policy": `"${limit.name}";q=${limit.burst};w=${windowSeconds}`,
    RateLimit: `"${limit.name}";r=0;t=${retryAfterSeconds}`,
  };
}
