import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listImports } from "@/accounts/imports/view-import";
import { requireStaff } from "@/app/_session/require-staff";
import { ImportList } from "@/components/panel/imports/import-list";
import { UploadForm } from "@/components/panel/imports/upload-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { importPage } from "@/messages/import-page";
import { unreadableSentence } from "@/messages/imports";
import { MOST_MEGABYTES } from "./read-upload";

export const metadata: Metadata = { title: importPage.title };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const { actor } = await requireStaff("/panel/importar");
  const listed = await listImports(actor);
  if (!listed.ok) notFound();
  const { problema, linea } = await searchParams;
  return (
    <>
      <PageHeader title={importPage.title} lead={importPage.lead} />
      {typeof problema === "string" && (
        <Alert tone="danger" role="alert" className="mb-8">
          {problemSentence(problema, Number(linea))}
        </Alert>
      )}
      <Card title={importPage.upload.title} note={importPage.upload.note(MOST_MEGABYTES)}>
        <div className="max-w-form">
          <UploadForm mostMegabytes={MOST_MEGABYTES} />
        </div>
      </Card>
      {listed.value.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-4 text-section font-bold">{importPage.latest}</h2>
          <ImportList runs={listed.value} />
        </section>
      )}
    </>
  );
}

function problemSentence(code: string, line: number): string {
  if (code === "no_file") return importPage.upload.none;
  if (code === "too_large") return importPage.upload.tooLarge(MOST_MEGABYTES);
  if (code === "overloaded") return importPage.upload.busy;
  return unreadableSentence({ code, line: Number.isInteger(line) && line > 0 ? line : null });
}
