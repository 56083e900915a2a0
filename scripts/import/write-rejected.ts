import { appendFileSync, writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { Run } from "../../accounts/imports/import-run";
import { rowsOf } from "../../accounts/imports/rows-of";
import { importCommand, reasonOf, rejectedColumns } from "../../messages/imports";
import { csvLine } from "../../runtime/csv-line";
import { givenIn } from "../process/environment.ts";

/** Writes the rejected rows with their reasons, for the operator only: they may hold hashes. */
export async function writeRejected({ id, headers }: Run, imported: string, wanted: string | null): Promise<void> {
  const beside = `${imported.slice(0, imported.length - extname(imported).length)}.rechazadas.csv`;
  const path = wanted === null ? beside : resolve(givenIn, wanted);
  try {
    writeFileSync(path, `\uFEFF${csvLine([...headers, ...rejectedColumns])}`, { mode: 0o600 });
    for await (const rows of rowsOf(id, "rejected"))
      for (const { line, cells, problem } of rows) {
        const own = headers.map((_, column) => cells?.[column] ?? "");
        appendFileSync(path, csvLine([...own, line, problem ? reasonOf(problem) : ""]));
      }
    console.log(importCommand.rejectedIn(path));
  } catch (thrown) {
    if (!(thrown instanceof Error && "syscall" in thrown)) throw thrown;
    console.error(importCommand.rejectedNotWritten(path));
  }
}
