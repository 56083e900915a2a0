const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** More than all fields of any form together. */
const largestForm = 256 * 1024;

/**
 * Whether what a browser signs with its cookie comes from a page of ours. Every browser says where a POST comes from;
 * one that hides it («null», or nothing) is believed when it says itself that the page was ours.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {URL} appUrl
 */
export function isFromOwnPage(headers, appUrl) {
  const { origin, "sec-fetch-site": site } = headers;
  if (site === "cross-site" || site === "same-site") return false;
  if (origin === undefined || origin === "null") return site === "same-origin";
  return origin === appUrl.origin || isOwnLoopback(origin, appUrl);
}

/**
 * Whether an origin is another name of this very machine, where the public origin is one too: `127.0.0.1` for
 * `localhost`, on the same port.
 *
 * @param {string} origin
 * @param {URL} appUrl
 */
export function isOwnLoopback(origin, appUrl) {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol, port } = new URL(origin);
  const local = loopback.includes(hostname) && loopback.includes(appUrl.hostname);
  return local && protocol === appUrl.protocol && port === appUrl.port;
}

/**
 * The status with which a POST to a page is refused before anything looks at its body; undefined when it may pass.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {URL} appUrl
 */
export function refusalOfForm(headers, appUrl) {
  if (!isFromOwnPage(headers, appUrl)) return 403;
  const length = headers["content-length"];
  // Browsers always say how long a form is.
  if (length === undefined) return 411;
  return Number(length) > largestForm ? 413 : undefined;
}
