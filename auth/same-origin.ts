import { env } from "../env";

/**
 * Whether a request that a browser signs with its cookie comes from a page of ours. Every browser sends Origin
 * with a POST; «null» and none are believed only of one that says itself that the page is ours.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") return false;
  return origin && origin !== "null" ? origin === env.APP_URL.origin : site === "same-origin";
}
