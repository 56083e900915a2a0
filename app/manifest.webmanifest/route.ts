import type { MetadataRoute } from "next";
import { currentBusiness } from "@/accounts/business/current-business";
import { only } from "@/app/_http/only";
import { paper } from "@/components/theme";
import { home } from "@/messages/home";

export const dynamic = "force-dynamic";

/** How the page is installed on a phone: under the business's name and mark. Not Next's own file, which answers 405 without `Allow`. */
export async function GET(): Promise<Response> {
  const { name, mark } = await currentBusiness();
  const type = mark?.type ?? "image/svg+xml";
  const sizes = type === "image/png" ? "512x512" : "any";
  const manifest: MetadataRoute.Manifest = {
    name,
    short_name: name,
    description: home.description,
    lang: "es",
    start_url: "/inicio",
    scope: "/",
    display: "standalone",
    theme_color: paper.light,
    background_color: paper.light,
    icons: [{ src: mark ? `/marca?icono&v=${mark.hash}` : "/icon.svg", type, sizes }],
  };
  const headers = { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=60" };
  return new Response(JSON.stringify(manifest), { headers });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");
