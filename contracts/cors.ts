import { env } from "../env";

const ALLOWED = env.CORS_ORIGINS.split(",").map((origin) => origin.trim());

const PREFLIGHT = {
  "Access-Control-Allow-Headers": "Content-Type, Authorization, Idempotency-Key",
  "Access-Control-Max-Age": "600",
};
const EXPOSED =
  "Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Idempotent-Replayed, X-Role-Request, Deprecation, Sunset";

/**
 * CORS headers: pages on the allowed origins may read the answers, without credentials. `methods` are the ones that the
 * URL answers.
 */
export function corsHeaders(request: Request, methods: string): Record<string, string> {
  const preflight = request.method === "OPTIONS" ? { "Access-Control-Allow-Methods": methods, ...PREFLIGHT } : {};
  if (ALLOWED.includes("*"))
    return { ...preflight, "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED };
  const origin = request.headers.get("origin");
  if (!origin || !ALLOWED.includes(origin)) return { Vary: "Origin" };
  return {
    ...preflight,
    Vary: "Origin",
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": EXPOSED,
  };
}
