import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { currentBusiness } from "@/accounts/business/current-business";
import { paper } from "@/components/theme";
import { home } from "@/messages/home";

/** How the page is installed on a phone: under the business's name and mark. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const { name, mark } = await currentBusiness();
  const type = mark?.type ?? "image/svg+xml";
  const sizes = type === "image/png" ? "512x512" : "any";
  return {
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
}
