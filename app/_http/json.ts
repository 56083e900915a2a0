/** JSON that names its charset, kept by no cache unless the headers say otherwise. */
export const json = (body: object, headers: Record<string, string> = {}) =>
  Response.json(body, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
