import { problem } from "@/problem.mjs";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Refuse = (request: Request) => Response;

/** Handlers for the methods a route does not answer to: 405 with the `Allow` that Next leaves out, and gets wrong in OPTIONS. */
export function only(...methods: ("GET" | "POST")[]): Record<Method | "OPTIONS", Refuse> {
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const headers = { Allow: [...allowed, "OPTIONS"].join(", ") };
  const refuse: Refuse = (request) => problem(request, 405, headers);
  const tell = () => new Response(null, { status: 204, headers: { ...headers, "Cache-Control": "no-store" } });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: tell };
}
