import { problem } from "@/http/problem.mjs";

/** No path of ours, whatever the method: told to programs, which cannot read a page. */
const unknown = (request: Request) => problem(request, 404);

export { unknown as DELETE, unknown as GET, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
