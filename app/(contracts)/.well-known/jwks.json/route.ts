import { connection } from "next/server";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { publicKeys } from "@/auth/keys";

/** The public keys of the tokens, for whoever verifies them without asking us. */
export async function GET() {
  await connection();
  return json(publicKeys(), { "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*" });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
