const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** More than any form's fields together. */
const largestForm = 256 * 1024;

/**
 * The origin check of a request with a cookie: Origin must be ours; a missing or «null» one is accepted only with
 * `Sec-Fetch-Site: same-origin`.
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
 * Whether an origin is another loopback name of the public origin, where that is one too: `127.0.0.1` for `localhost`,
 * on the same port.
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
 * The status of a POST to a page refused before its body is read; undefined when it may pass.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {URL} appUrl
 */
export function refusalOfForm(headers, appUrl) {
  if (!isFromOwnPage(headers, appUrl)) return 403;
  const length = headers["content-length"];
  // Browsers always send a form's Content-Length.
  if (length === undefined) return 411;
  return Number(length) > largestForm ? 413 : undefined;
}
