import { problem } from "@/http/problem.mjs";

/** Unknown paths under /api: 404 as JSON for programs, instead of the not-found page. */
const unknown = (request: Request) => problem(request, 404);

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
