import { notFound } from "next/navigation";
import { currentBusiness } from "@/accounts/business/current-business";
import { readText, textVersions } from "@/accounts/legal/read-text";
import { textOfSlug } from "@/app/legal/text-of-slug";
import { longDate } from "@/components/dates";
import { TextLink } from "@/components/forms/text-link";
import { RenderedText } from "@/components/legal/render-text";
import { VersionList } from "@/components/legal/version-list";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { legal } from "@/messages/legal";

type Props = { slug: string; version?: string };

/** A published text, the one in force unless a version is named, with all its versions. */
export async function TextPage({ slug, version }: Props) {
  const kind = textOfSlug(slug);
  if (!kind || (version !== undefined && !/^[1-9]\d{0,5}$/.test(version))) notFound();
  const text = await readText(kind, version === undefined ? undefined : Number(version));
  if (!text) notFound();
  const versions = await textVersions(kind);
  const { privacyEmail } = await currentBusiness();
  const inForce = versions[0]?.version === text.version;
  return (
    <article className="mx-auto w-full max-w-[calc(65ch+2.5rem)] px-5 pt-8 sm:pt-12">
      <PageHeader title={legal.names[kind]} lead={legal.version(text.version, longDate(text.publishedAt))} />
      {!inForce && (
        <Alert tone="warn" title={legal.notInForce} className="mb-8">
          <TextLink href={`/legal/${slug}`}>{legal.readCurrent}</TextLink>
        </Alert>
      )}
      <RenderedText body={text.body} />
      {privacyEmail && <p className="mt-8">{legal.questions(privacyEmail)}</p>}
      <section className="mt-12 space-y-4 border-t border-line pt-6">
        <h2 className="text-lead font-bold">{legal.versions}</h2>
        <VersionList slug={slug} versions={versions} shown={text.version} />
        <p className="text-note text-muted">
          {legal.fingerprint}: <code className="font-mono wrap-anywhere">{text.sha256}</code>
          <span className="block">{legal.fingerprintNote}</span>
        </p>
      </section>
    </article>
  );
}
