import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { roleWords } from "@/accounts/imports/role-words";
import { type ImportView, viewImport } from "@/accounts/imports/view-import";
import { requireStaff } from "@/app/_session/require-staff";
import { idInPath } from "@/app/panel/id-in-path";
import { shortDateTime } from "@/components/dates";
import { CheckedRows } from "@/components/panel/imports/checked-rows";
import { ImportResult } from "@/components/panel/imports/import-result";
import { MappingForm } from "@/components/panel/imports/mapping-form";
import { RowButton } from "@/components/panel/row-button";
import { WorkProgress } from "@/components/panel/work-progress";
import { Card } from "@/components/ui/card";
import { Fold } from "@/components/ui/fold";
import { PageHeader } from "@/components/ui/page-header";
import { mailsLeave } from "@/mail/mails-leave";
import { importPage } from "@/messages/import-page";
import { discard, mapColumns, run, undo } from "../actions";

export const metadata: Metadata = { title: importPage.title };

type Props = { params: Promise<{ id: string }> };

export default async function ImportPage({ params }: Props) {
  const id = idInPath((await params).id);
  const { actor } = await requireStaff(`/panel/importar/${id ?? ""}`);
  const viewed = id === null ? null : await viewImport(actor, id);
  if (!viewed?.ok) notFound();
  const view = viewed.value;
  const { id: importId, state, fileName, rows, createdAt, next } = view.run;
  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{fileName}</span>}
        lead={importPage.about(rows, shortDateTime(createdAt))}
      />
      {(state === "checking" || state === "running" || state === "undoing") && (
        <WorkProgress label={importPage.progress[state]} done={next} all={rows} />
      )}
      {state === "uploaded" && (
        <Card title={importPage.mapping.title} note={importPage.mapping.note}>
          <Mapping view={view} />
        </Card>
      )}
      {state === "checked" && (
        <>
          <Card title={importPage.checked.title} note={importPage.checked.note}>
            <CheckedRows view={view} />
            <div className="mt-8 flex flex-wrap items-start gap-3">
              <RowButton action={run} id={importId} look="primary" label={importPage.run} />
              <RowButton action={discard} id={importId} label={importPage.discard} />
            </div>
          </Card>
          <div className="mt-8">
            <Fold title={importPage.mapping.again}>
              <Mapping view={view} />
            </Fold>
          </div>
        </>
      )}
      {(state === "done" || state === "undone") && <ImportResult view={view} undo={undo} />}
    </>
  );
}

async function Mapping({ view }: { view: ImportView }) {
  const { run, samples } = view;
  return (
    <MappingForm
      action={mapColumns}
      id={run.id}
      headers={run.headers}
      mapping={run.mapping}
      options={run.options}
      source={run.source}
      samples={samples.map(({ cells }) => cells ?? [])}
      words={await roleWords(run)}
      mailsLeave={mailsLeave()}
    />
  );
}
