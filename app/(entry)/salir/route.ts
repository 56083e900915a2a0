import { only } from "@/app/_http/only";
import { signOut } from "@/auth/browser-session";
import { isSameOrigin } from "@/auth/same-origin";
import { env } from "@/env";
import { problem } from "@/http/problem.mjs";

/** Signs this browser out and clears its cached pages. A plain form posts here, with or without scripts. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  await signOut();
  const headers = {
    Location: new URL("/ingresar", env.APP_URL).href,
    "Clear-Site-Data": '"cache"',
    "Cache-Control": "no-store",
  };
  return new Response(null, { status: 303, headers });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
