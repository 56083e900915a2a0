import { markPicture } from "@/accounts/business/mark-picture";
import { only } from "@/app/_http/only";

const YEAR_SECONDS = 31_536_000;

/** The business's mark, under a policy of its own (`http/headers.mjs`); with `icono` on a square. Its address carries the hash `v`, so that browsers keep it. */
export async function GET(request: Request): Promise<Response> {
  const picture = await markPicture();
  const { searchParams } = new URL(request.url);
  if (!picture) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const square = searchParams.has("icono");
  const etag = `"${picture.hash}${square ? "-icono" : ""}"`;
  const current = searchParams.get("v") === picture.hash;
  const headers = {
    ETag: etag,
    "Cache-Control": current ? `public, max-age=${YEAR_SECONDS}, immutable` : "public, max-age=60",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const body = new Uint8Array(square ? picture.icon : picture.mark);
  return new Response(body, { headers: { ...headers, "Content-Type": picture.type } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
