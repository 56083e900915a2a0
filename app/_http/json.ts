/** A JSON response with its charset and, unless `headers` say otherwise, `no-store`. */
export const json = (body: object, headers: Record<string, string> = {}) =>
  Response.json(body, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
