import type { Metadata } from "next";
import { DocsPage } from "@/components/docs/docs-page";
import { docs } from "@/messages/docs";
import { readPage } from "./read-page";

export const metadata: Metadata = { title: docs.title, description: docs.description };

export default async function DocsHomePage() {
  const page = await readPage("");
  return page && <DocsPage slug="" {...page} />;
}
