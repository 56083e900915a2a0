import type { Actor } from "@/accounts/account";
import { browserVia } from "@/auth/via";

/** The anonymous actor on a link's page: the link's token authorises, whether or not the visitor is signed in. */
export async function visitor(): Promise<Actor> {
  return { kind: "anonymous", via: await browserVia() };
}
