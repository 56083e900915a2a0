import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/env";
import { docs } from "@/messages/docs";
import { type Page, renderPage } from "./markdown";

/** The origin in the guide's samples, replaced by this server's. */
const PRINTED_ORIGIN = "http://localhost:3000";

const slugs = docs.sections.flatMap(({ pages }) => pages.map(({ slug }): string => slug));
const rendered = new Map<string, Page>();

/** The guide's page with this slug, its samples using this server's origin; null when there is none. */
export async function readPage(slug: string): Promise<Page | null> {
  if (!slugs.includes(slug)) return null;
  const known = env.NODE_ENV === "production" && rendered.get(slug);
  if (known) return known;
  const file = join(process.cwd(), "docs", "integrar", `${slug || "inicio"}.md`);
  const page = renderPage((await readFile(file, "utf8")).replaceAll(PRINTED_ORIGIN, env.APP_URL.origin));
  rendered.set(slug, page);
  return page;
}
