import { env } from "../env";
import { isFromOwnPage } from "../http/own-page.mjs";

/** The origin check for server actions, by our server's own rule. */
export function isSameOrigin(headers: Headers): boolean {
  const sent = (name: string) => headers.get(name) ?? undefined;
  return isFromOwnPage({ origin: sent("origin"), "sec-fetch-site": sent("sec-fetch-site") }, env.APP_URL);
}
