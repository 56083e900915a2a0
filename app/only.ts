type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Refuse = () => Response;

/** Handlers for the methods a route does not answer to: 405 with the `Allow` that Next leaves out. */
export function only(...methods: ("GET" | "POST")[]): Record<Method, Refuse> {
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const headers = { Allow: [...allowed, "OPTIONS"].join(", "), "Cache-Control": "no-store" };
  const refuse = () => new Response(null, { status: 405, headers });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
