import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readText, textVersions } from "@/accounts/legal/read-text";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { textOfSlug } from "@/app/legal/text-of-slug";
import { TextLink } from "@/components/forms/text-link";
import { VersionList } from "@/components/legal/version-list";
import { WriteTextForm } from "@/components/panel/business/write-text-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { legal } from "@/messages/legal";
import { legalPage } from "@/messages/legal-page";
import { writeText } from "./actions";

type Props = { params: Promise<{ texto: string }> };

export const metadata: Metadata = { title: legalPage.card.title };

export default async function WriteTextPage({ params }: Props) {
  const slug = (await params).texto;
  const { actor } = await requireStaff(`/panel/negocio/textos/${slug}`);
  const kind = textOfSlug(slug);
  if (!kind || !may(actor, "publish_text")) notFound();
  const newest = await readText(kind);
  const versions = await textVersions(kind);
  const after = newest?.version ?? 0;
  return (
    <>
      <TextLink href="/panel/negocio#textos">{legalPage.back}</TextLink>
      <PageHeader title={legal.names[kind]} lead={legalPage.leads[kind]} />
      <Card className="max-w-[calc(65ch+4rem)]">
        <WriteTextForm
          key={after}
          action={writeText}
          kind={kind}
          after={after}
          values={{ body: newest?.body ?? "", short: newest?.short ?? "" }}
        />
      </Card>
      {versions.length > 0 && (
        <Card title={legal.versions} className="mt-8 max-w-[calc(65ch+4rem)]">
          <VersionList slug={slug} versions={versions} />
        </Card>
      )}
    </>
  );
}
