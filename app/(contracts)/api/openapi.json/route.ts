import { only } from "@/app/_http/only";
import { describeApi } from "@/contracts/openapi/document";

export const dynamic = "force-dynamic";

let description: string | undefined;

/** The API description, computed once per process. */
export function GET() {
  description ??= JSON.stringify(describeApi());
  return new Response(description, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
    },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
