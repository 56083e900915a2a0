import { only } from "@/app/only";
import { isReady } from "@/db/readiness";

/** The database answers and its migrations are in place: 200, otherwise 503. */
export async function GET() {
  const ready = await isReady();
  const headers = { "Cache-Control": "no-store" };
  return Response.json({ status: ready ? "ok" : "unavailable" }, { status: ready ? 200 : 503, headers });
}

export const { POST, PUT, PATCH, DELETE } = only("GET");
