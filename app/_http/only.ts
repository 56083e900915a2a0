import { problem } from "@/http/problem.mjs";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
type Handler = (request: Request) => Response;

/** Handlers for a route's other methods: OPTIONS, and 405 with the `Allow` header that Next leaves out. */
export function only(...methods: ("GET" | "POST")[]): Record<Method, Handler> {
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const headers = { Allow: [...allowed, "OPTIONS"].join(", ") };
  const refuse: Handler = (request) => problem(request, 405, headers);
  const tell: Handler = () => new Response(null, { status: 204, headers });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: tell };
}
