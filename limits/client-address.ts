/**
 * The client's address. Our server in front of Next sets this header from the socket or the trusted proxies, replacing
 * what the client sent.
 */
export function clientAddress(headers: Headers): string | null {
  return headers.get("x-forwarded-for");
}
