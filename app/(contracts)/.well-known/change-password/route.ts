import { only } from "@/app/_http/only";

/** Where password managers take the account owner to change a password. */
export function GET() {
  return new Response(null, { status: 302, headers: { Location: "/cuenta#seguridad", "Cache-Control": "no-store" } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
