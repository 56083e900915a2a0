import { connection } from "next/server";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { publicKeys } from "@/auth/keys";

/** The tokens' public keys, for services that verify tokens themselves. */
export async function GET() {
  await connection();
  return json(publicKeys(), { "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*" });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
