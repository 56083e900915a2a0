import { randomUUID } from "node:crypto";

/** As load balancers and clouds write them; bounded, and plain in every log. */
const safe = /^[\w.:=+/@-]{1,128}$/;

/**
 * The request's id: the one that a trusted proxy gave it, otherwise a new one.
 *
 * @param {string | string[] | undefined} sent
 * @param {number} proxyHops
 */
export function requestIdOf(sent, proxyHops) {
  return proxyHops > 0 && typeof sent === "string" && safe.test(sent) ? sent : randomUUID();
}
