import type { Metadata } from "next";
import { textOfSlug } from "@/app/legal/text-of-slug";
import { legal } from "@/messages/legal";
import { TextPage } from "../../text-page";

type Props = { params: Promise<{ texto: string; version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { texto, version } = await params;
  const kind = textOfSlug(texto);
  return kind ? { title: `${legal.names[kind]} ${version}`, robots: { index: false } } : {};
}

export default async function TextVersionPage({ params }: Props) {
  const { texto, version } = await params;
  return <TextPage slug={texto} version={version} />;
}
