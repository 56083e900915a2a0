/**
 * The address a request came from. The server in front of Next has put it there, from the socket or from the
 * proxies we trust, over anything the client wrote.
 */
export function clientAddress(headers: Headers): string | null {
  return headers.get("x-forwarded-for");
}
