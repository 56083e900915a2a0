import type { ImportView } from "@/accounts/imports/view-import";
import type { FormAction } from "@/components/forms/form-state";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { importPage } from "@/messages/import-page";
import { importSummary } from "@/messages/imports";
import { ConfirmButton } from "../row-button";

type Props = { view: ImportView; undo: FormAction };

/** How an import has ended, what it could not take, and the way back. */
export function ImportResult({ view: { run, outcomes, undone }, undo }: Props) {
  const { result } = importPage;
  const made = outcomes.created + outcomes.completed;
  return (
    <>
      {run.state === "undone" && (
        <Alert tone="success" className="mb-8">
          {result.undone(undone, made - undone)}
        </Alert>
      )}
      <Card title={result.title} note={importSummary(outcomes)}>
        {outcomes.rejected > 0 && (
          <form method="post" action={`/panel/importar/${run.id}/rechazadas`} className="space-y-3">
            <p>{result.rejected}</p>
            <button type="submit" className={buttonClass("quiet")}>
              {result.download}
            </button>
          </form>
        )}
        {run.options.mail ? null : <p className="mt-6 text-muted">{result.noMail}</p>}
      </Card>
      {run.state === "done" && made > 0 && (
        <Card title={result.undoTitle} note={result.undoNote} className="mt-8">
          <ConfirmButton
            action={undo}
            id={run.id}
            look="danger"
            label={result.undo}
            title={result.undoTitle}
            text={result.undoText}
            confirm={result.undo}
          />
        </Card>
      )}
    </>
  );
}
