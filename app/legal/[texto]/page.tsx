import type { Metadata } from "next";
import { textOfSlug } from "@/app/legal/text-of-slug";
import { legal } from "@/messages/legal";
import { TextPage } from "../text-page";

type Props = { params: Promise<{ texto: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = textOfSlug((await params).texto);
  return kind ? { title: legal.names[kind] } : {};
}

export default async function CurrentTextPage({ params }: Props) {
  return <TextPage slug={(await params).texto} />;
}
