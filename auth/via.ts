import "server-only";
import { headers } from "next/headers";
import type { Via } from "../accounts/account";
import { clientAddress } from "../limits/client-address";
import { currentRequest } from "../runtime/current-request.mjs";

/** The most that is stored of a header; the audit keeps it for years. */
const MOST_CHARACTERS = 300;

/** The `Via` of a request that comes in now: everything in it that the client wrote is bounded. */
export function viaOf(sent: Headers, channel: string, requestId: string | null): Via {
  const receivedAt = performance.now();
  const bounded = (value: string | null) => value?.slice(0, MOST_CHARACTERS) ?? null;
  const address = bounded(clientAddress(sent));
  return { channel, address, userAgent: bounded(sent.get("user-agent")), requestId, receivedAt };
}

/** The `Via` of a page or server action. */
export async function browserVia(channel: "web" | "counter" = "web"): Promise<Via> {
  return viaOf(await headers(), channel, currentRequest()?.id ?? null);
}
