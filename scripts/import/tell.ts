import type { ImportOptions } from "../../accounts/imports/import-options";
import type { Mapping } from "../../accounts/imports/row/import-field";
import { rowsOf } from "../../accounts/imports/rows-of";
import type { ImportView, RowView } from "../../accounts/imports/view-import";
import { fateWords, importCommand, reasonOf } from "../../messages/imports";

/** What each column is taken for. */
export function tellColumns(headers: string[], mapping: Mapping): void {
  const used = headers.flatMap((header, column) => (mapping[column] ? [`${header} → ${mapping[column]}`] : []));
  const unused = headers.filter((_, column) => !mapping[column]);
  console.log(importCommand.columns(used.join(", ")));
  if (unused.length > 0) console.log(importCommand.unused(unused.join(", ")));
}

/** The fate of every row. */
export async function tellRows(id: number): Promise<void> {
  for await (const rows of rowsOf(id, "all")) for (const row of rows) console.log(lineOf(row));
}

/** The counts of what the check has found, and where `rows` says so the first rows that are more than created. */
export function tellFates(
  { fates, first, shortDocuments }: ImportView,
  similar: ImportOptions["similar"],
  rows = false,
): void {
  if (rows)
    for (const fate of ["existing", "completed", "similar", "rejected"] as const) {
      for (const row of first[fate] ?? []) console.log(lineOf(row));
      const more = fates[fate] - (first[fate]?.length ?? 0);
      if (more > 0) console.log(importCommand.more(more));
    }
  console.log(importCommand.fates(fates.created, fates.existing, fates.completed, fates.similar, fates.rejected));
  if (fates.similar > 0)
    console.log(similar === "create" ? importCommand.similarCreated : importCommand.similarOmitted);
  if (shortDocuments > 0) console.log(importCommand.zeros(shortDocuments));
}

function lineOf({ line, fate, problem }: RowView): string {
  const word = fate ? fateWords[fate] : "";
  return importCommand.row(line, problem ? `${word}: ${reasonOf(problem)}` : word);
}
