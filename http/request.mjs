import { isIP } from "node:net";
import { isOwnLoopback } from "./own-page.mjs";

/** Our own word for a method that Next does not know. */
export const unknownMethod = "x-alta-method";

/** Headers by which proxies hand on what they know; from anybody else they are hearsay. */
const hearsay =
  /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|true-client-ip|x-client-ip|x-cluster-client-ip|cf-connecting-ip|fastly-client-ip|x-alta-.*)$/;

/** Headers by which parts of Next talk to each other. The browser's own (`next-action`, `next-router-…`) are not among them. */
const internal =
  /^(x-middleware-.*|x-nextjs-.*|x-next-.*|x-invoke-.*|x-matched-path|x-now-.*|x-prerender-.*|next-resume)$/;

/**
 * The headers as the application may believe them: one client address, our own public host, nothing made up.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {{ client: string, appUrl: URL, dev: boolean }} options
 * @returns {import("node:http").IncomingHttpHeaders}
 */
export function trustworthyHeaders(headers, { client, appUrl, dev }) {
  const kept = Object.entries(headers).filter(([name]) => !hearsay.test(name) && (dev || !internal.test(name)));
  return {
    ...Object.fromEntries(kept),
    ...(namesOwnOrigin(headers, appUrl) && { origin: appUrl.origin }),
    host: appUrl.host,
    "x-forwarded-for": client,
    "x-forwarded-host": appUrl.host,
    "x-forwarded-proto": appUrl.protocol.slice(0, -1),
  };
}

/**
 * Whether an origin is ours under another name. A form on a page that sends no referrer says `Origin: null`, which Next
 * refuses; no page can make up what the browser says of the way, and this one came from a page of ours.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {URL} appUrl
 */
function namesOwnOrigin({ origin, "sec-fetch-site": site }, appUrl) {
  return origin === "null" ? site === "same-origin" : origin !== undefined && isOwnLoopback(origin, appUrl);
}

/**
 * Who is calling: the socket's other end, or with `hops` trusted proxies the entry that the outermost of them added to
 * X-Forwarded-For. Everything left of it is what the client says about itself.
 *
 * @param {string | undefined} socketAddress
 * @param {string | string[] | undefined} forwardedFor
 * @param {number} hops
 */
export function clientAddress(socketAddress, forwardedFor, hops) {
  const entry =
    hops > 0
      ? String(forwardedFor ?? "")
          .split(",")
          .at(-hops)
      : undefined;
  return plainAddress(entry) ?? plainAddress(socketAddress) ?? "0.0.0.0";
}

/**
 * An address without what is written around it: `::ffff:192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]:4711`.
 *
 * @param {string | undefined} written
 */
function plainAddress(written = "") {
  const address = written
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) ? address : undefined;
}

/** @param {import("node:http").IncomingMessage} request */
export function pathOf(request) {
  return request.url?.split("?", 1)[0] ?? "";
}

/**
 * Whether a request names a page in a way that everyone reads alike: one host, a path from the root, without tricks; and
 * whether what it says of the page it comes from can be read at all.
 *
 * @param {import("node:http").IncomingMessage} request
 */
export function isSane(request) {
  const path = pathOf(request);
  const oneHost = request.headersDistinct.host?.length === 1;
  const plainPath = path.startsWith("/") && !/[\\]|\/\//.test(path) && isPlain(path);
  return oneHost && plainPath && isRouterState(request.headers["next-router-state-tree"]);
}

/**
 * Where Next's browser side says it is: a list, of a segment and what lies below it. Next answers 500 to anything else.
 *
 * @param {string | string[] | undefined} header
 */
function isRouterState(header) {
  if (header === undefined) return true;
  try {
    const [segment, below] = JSON.parse(decodeURIComponent(String(header)));
    return (typeof segment === "string" || Array.isArray(segment)) && typeof below === "object" && below !== null;
  } catch {
    return false;
  }
}

/** @param {string} path */
function isPlain(path) {
  try {
    const decoded = decodeURIComponent(path);
    return !decoded.includes("\0") && !decoded.split("/").some((part) => part === "." || part === "..");
  } catch {
    return false;
  }
}
