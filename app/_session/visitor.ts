import type { Actor } from "@/accounts/account";
import { browserVia } from "@/auth/via";

/** Whoever opens a link from a mail: the link says what they may do, whether they are signed in or not. */
export async function visitor(): Promise<Actor> {
  return { kind: "anonymous", via: await browserVia() };
}
