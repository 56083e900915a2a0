import { env } from "../env";
import { isFromOwnPage } from "../http/own-page.mjs";

/** Whether a request that a browser signs with its cookie comes from a page of ours, by the rule of our server. */
export function isSameOrigin(headers: Headers): boolean {
  const sent = (name: string) => headers.get(name) ?? undefined;
  return isFromOwnPage({ origin: sent("origin"), "sec-fetch-site": sent("sec-fetch-site") }, env.APP_URL);
}
