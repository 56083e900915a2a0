import { connection } from "next/server";
import { only } from "@/app/only";
import { publicKeys } from "@/sessions/keys";

/** The public keys of the tokens, for whoever verifies them without asking us. */
export async function GET() {
  await connection();
  return Response.json(publicKeys(), {
    headers: { "Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*" },
  });
}

export const { POST, PUT, PATCH, DELETE } = only("GET");
