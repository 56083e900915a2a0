import { isIP } from "node:net";
import { isOwnLoopback } from "./own-page.mjs";

/** Carries the original method past Next, which does not know it. */
export const unknownMethod = "x-alta-method";

/** Forwarding headers: only trusted from a configured proxy. */
const forwarding =
  /^(forwarded|x-forwarded(-.*)?|x-real-ip|true-client-ip|x-client-ip|x-cluster-client-ip|cf-connecting-ip|fastly-client-ip|x-alta-.*)$/;

/** Next's internal headers. Those of its browser side (`next-action`, `next-router-…`) are not among them. */
const internal =
  /^(x-middleware-.*|x-nextjs-.*|x-next-.*|x-invoke-.*|x-matched-path|x-now-.*|x-prerender-.*|next-resume)$/;

/**
 * The headers that the application may trust: the client's address, our public host, and no spoofed forwarding or
 * internal header.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {{ client: string, appUrl: URL, dev: boolean }} options
 * @returns {import("node:http").IncomingHttpHeaders}
 */
export function trustworthyHeaders(headers, { client, appUrl, dev }) {
  const kept = Object.entries(headers).filter(([name]) => !forwarding.test(name) && (dev || !internal.test(name)));
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
 * Whether Origin is ours under another name. A form on a page with `no-referrer` sends `Origin: null`, which Next
 * refuses; `Sec-Fetch-Site`, which pages cannot forge, says that it came from our own page.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {URL} appUrl
 */
function namesOwnOrigin({ origin, "sec-fetch-site": site }, appUrl) {
  return origin === "null" ? site === "same-origin" : origin !== undefined && isOwnLoopback(origin, appUrl);
}

/**
 * The client's address: the socket's peer, or with `hops` trusted proxies the X-Forwarded-For entry that the outermost
 * of them added. Entries left of it come from the client and are ignored.
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
 * The plain address in `::ffff:192.0.2.1`, `192.0.2.1:4711` or `[2001:db8::1]:4711`.
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

/** What load balancers ask over HTTP/1.0, which knows no Host. */
const probed = /^\/api\/(health|ready)\/?$/;

/**
 * Whether a load balancer asks how the process is, over HTTP/1.0 and without a Host.
 *
 * @param {import("node:http").IncomingMessage} request
 */
function isProbe(request) {
  if (request.httpVersion !== "1.0" || request.headers.host !== undefined) return false;
  return isBareProbe(request) || (["GET", "HEAD"].includes(request.method ?? "") && probed.test(pathOf(request)));
}

/**
 * Whether it names no path either, as HAProxy does unless it is told otherwise: `OPTIONS / HTTP/1.0`.
 *
 * @param {import("node:http").IncomingMessage} request
 */
export function isBareProbe({ method, httpVersion, url, headers }) {
  return method === "OPTIONS" && httpVersion === "1.0" && url === "/" && headers.host === undefined;
}

/**
 * Whether a request is unambiguous: one Host, an absolute path without parser differences, and a readable router state
 * header.
 *
 * @param {import("node:http").IncomingMessage} request
 */
export function isSane(request) {
  const path = pathOf(request);
  const oneHost = request.headersDistinct.host?.length === 1 || isProbe(request);
  const plainPath = path.startsWith("/") && !/[\\]|\/\//.test(path) && isPlain(path);
  return oneHost && plainPath && isRouterState(request.headers["next-router-state-tree"]);
}

/**
 * Whether Next's router state header has the expected shape. Next answers 500 to anything else.
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
