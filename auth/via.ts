import { headers } from "next/headers";
import type { Via } from "../accounts/account";
import { clientAddress } from "../limits/client-address";

/** The `Via` of a page or server action. */
export async function browserVia(channel: "web" | "counter" = "web"): Promise<Via> {
  const receivedAt = performance.now();
  const sent = await headers();
  return { channel, address: clientAddress(sent), userAgent: sent.get("user-agent"), requestId: null, receivedAt };
}
