import { refusals } from "../messages/refusals.mjs";

export const problemType = "application/problem+json; charset=utf-8";

/**
 * A problem document (RFC 9457), for programs that request something outside the contracts.
 *
 * @param {number} status
 * @param {string} instance the path that was asked for
 */
export function problemOf(status, instance) {
  const { title, detail } = refusals[status] ?? refusals[500];
  return { type: "about:blank", title, status, detail, instance };
}

/**
 * The same as a Response.
 *
 * @param {Request} request
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
export function problem(request, status, headers = {}) {
  const body = JSON.stringify(problemOf(status, new URL(request.url).pathname));
  return new Response(body, {
    status,
    headers: { "Content-Type": problemType, "Cache-Control": "no-store", ...headers },
  });
}
