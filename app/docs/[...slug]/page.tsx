import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsPage } from "@/components/docs/docs-page";
import { readPage } from "../read-page";

type Props = { params: Promise<{ slug: string[] }> };

const slugOf = async (params: Props["params"]) => (await params).slug.join("/");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await readPage(await slugOf(params));
  return page ? { title: page.title } : {};
}

export default async function DocsGuidePage({ params }: Props) {
  const slug = await slugOf(params);
  const page = await readPage(slug);
  return page ? <DocsPage slug={slug} {...page} /> : notFound();
}
