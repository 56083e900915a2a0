import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { objecting } from "@/messages/merging";

export const metadata: Metadata = { title: objecting.done.title, robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountsSeparatedPage({ searchParams }: Props) {
  const waits = "aviso" in (await searchParams);
  return <FormPage {...(waits ? objecting.noted : objecting.done)}>{null}</FormPage>;
}
