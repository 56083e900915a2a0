import type { ImportView, RowView } from "@/accounts/imports/view-import";
import { Alert } from "@/components/ui/alert";
import { Fold } from "@/components/ui/fold";
import { grouped } from "@/messages/grouped";
import { importPage } from "@/messages/import-page";
import { fateWords, importCommand, reasonOf } from "@/messages/imports";

const FATES = ["created", "existing", "completed", "similar", "rejected"] as const;

/** What would become of the rows: how many of each fate, and the first ones of each. */
export function CheckedRows({ view: { run, fates, first, shortDocuments } }: { view: ImportView }) {
  const email = run.mapping.indexOf("email");
  return (
    <div className="space-y-6">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {FATES.map((fate) => (
          <div key={fate} className="rounded-control border border-line p-4">
            <dt className="text-note text-muted">{importPage.fates[fate]}</dt>
            <dd className="text-section font-bold">{grouped(fates[fate])}</dd>
          </div>
        ))}
      </dl>
      {fates.similar > 0 && (
        <p className="text-muted">
          {run.options.similar === "create" ? importPage.similarCreated : importPage.similarOmitted}
        </p>
      )}
      {shortDocuments > 0 && <Alert tone="warn">{importPage.zeros(shortDocuments)}</Alert>}
      <div>
        {FATES.filter((fate) => fates[fate] > 0).map((fate) => (
          <Fold
            key={fate}
            look="row"
            open={fate === "rejected"}
            title={`${importPage.fates[fate]}: ${grouped(fates[fate])}`}
          >
            <ul className="space-y-2">
              {(first[fate] ?? []).map((row) => (
                <li key={row.position} className="wrap-anywhere">
                  {lineOf(row)} <span className="text-muted">{row.cells?.[email]}</span>
                </li>
              ))}
            </ul>
            {fates[fate] > (first[fate]?.length ?? 0) && (
              <p className="text-muted">{importCommand.more(fates[fate] - (first[fate]?.length ?? 0))}</p>
            )}
          </Fold>
        ))}
      </div>
    </div>
  );
}

function lineOf({ line, fate, problem }: RowView): string {
  const word = fate ? fateWords[fate] : "";
  return importCommand.row(line, problem ? `${word}: ${reasonOf(problem)}` : word);
}
