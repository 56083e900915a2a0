import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { isReady } from "@/db/readiness";
import { problem } from "@/http/problem.mjs";

/** Readiness: 200 when the database answers and its migrations are in place, otherwise 503. */
export async function GET(request: Request) {
  return (await isReady()) ? json({ status: "ok" }) : problem(request, 503);
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
