import { problem } from "@/problem.mjs";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Refuse = (request: Request) => Response;

/** Handlers for the methods a route does not answer to: 405 with the `Allow` that Next leaves out. */
export function only(...methods: ("GET" | "POST")[]): Record<Method, Refuse> {
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const refuse: Refuse = (request) => problem(request, 405, { Allow: [...allowed, "OPTIONS"].join(", ") });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
