import { createHash } from "node:crypto";
import { currentKey } from "../../crypto/secrets";
import { perProcess } from "../../runtime/per-process";
import type { Answered } from "./relay";

/** Of one connection, not of the message. */
const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Of the request: our own server's notes, and cookies, which are for Alta's pages. */
const OURS_ASKED = /^(host|expect|content-length|cookie|content-security-policy|forwarded|via|x-alta-.*)$/;

/** Of the answer: who may read it, what a browser may do with it, and cookies are said by Alta's own origin. */
const OURS_ANSWERED =
  /^(set-cookie2?|access-control-.*|content-security-policy(-report-only)?|strict-transport-security|x-content-type-options|x-frame-options|referrer-policy|permissions-policy|cross-origin-.*|x-request-id|x-contract)$/;

/** Names this installation in `Via`. All instances have the same, and no other installation does. */
export const ownName = (): string =>
  perProcess("via-name", () => `alta-${createHash("sha256").update(currentKey("via")).digest("hex").slice(0, 12)}`);

/** Whether the request has been here before: an old server's address leads back to Alta. */
export const hasBeenHere = (headers: Headers): boolean => (headers.get("via") ?? "").includes(ownName());

/** The headers to send on: as they came, without those of the connection, and with where they came from. */
export function headersToAsk(sent: Headers, oldServer: URL, bodyBytes: number, method: string): Record<string, string> {
  const named = namedIn(sent.get("connection"));
  const kept = [...sent].filter(
    ([name]) => !HOP_BY_HOP.includes(name) && !named.includes(name) && !OURS_ASKED.test(name),
  );
  const address = sent.get("x-forwarded-for");
  const [host, proto] = [sent.get("x-forwarded-host"), sent.get("x-forwarded-proto")];
  const parts = [address && `for=${node(address)}`, host && `host="${host}"`, proto && `proto=${proto}`];
  const via = sent.get("via");
  const hasBody = bodyBytes > 0 || !["GET", "HEAD"].includes(method);
  return {
    ...Object.fromEntries(kept),
    host: oldServer.host,
    forwarded: parts.filter(Boolean).join(";"),
    via: `${via ? `${via}, ` : ""}1.1 ${ownName()}`,
    ...(hasBody && { "content-length": String(bodyBytes) }),
  };
}

/** The headers to answer with: as the old server sent them, without those of the connection and those that are ours. */
export function headersToAnswer({ headers }: Answered): [string, string][] {
  const connection = headers.find(([name]) => name.toLowerCase() === "connection")?.[1] ?? null;
  const named = namedIn(connection);
  return headers.filter(([written]) => {
    const name = written.toLowerCase();
    return !HOP_BY_HOP.includes(name) && !named.includes(name) && !OURS_ANSWERED.test(name);
  });
}

const namedIn = (connection: string | null): string[] =>
  (connection ?? "").split(",").map((name) => name.trim().toLowerCase());

/** RFC 7239: an IPv6 address stands in brackets and quotes. */
const node = (address: string) => (address.includes(":") ? `"[${address}]"` : address);
