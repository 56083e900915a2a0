import { hashingPackage } from "@/accounts/passwords/hash-pool";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { isReady } from "@/db/readiness";
import { problem } from "@/http/problem.mjs";

/** Readiness: 200 when the database answers and is migrated, with what passwords are hashed with; otherwise 503. */
export async function GET(request: Request) {
  if (!(await isReady())) return problem(request, 503);
  return json({ status: "ok", hashing: await hashingPackage() });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
