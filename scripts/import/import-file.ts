import { basename, extname } from "node:path";
import type { Actor } from "../../accounts/account";
import { carryOn } from "../../accounts/imports/carry-on";
import type { RowCounts } from "../../accounts/imports/count-rows";
import { discardImport } from "../../accounts/imports/discard-import";
import { findUnfinished } from "../../accounts/imports/find-unfinished";
import { mapImport } from "../../accounts/imports/map-import";
import type { Mapping } from "../../accounts/imports/row/import-field";
import { stageImport } from "../../accounts/imports/stage-import";
import { startImport } from "../../accounts/imports/start-import";
import { type ImportView, viewImport } from "../../accounts/imports/view-import";
import { importCommand, importSummary, unreadableSentence } from "../../messages/imports";
import { Refusal } from "../process/refusal.ts";
import { agree } from "./agree.ts";
import { progress } from "./progress.ts";
import type { Arguments } from "./read-arguments.ts";
import { tellColumns, tellFates, tellRows } from "./tell.ts";
import { writeRejected } from "./write-rejected.ts";

type GivenFile = { path: string; bytes: Uint8Array };

/** Imports a file, or goes on with its import that was interrupted. Returns whether every row was created or left as asked. */
export async function importFile(operator: Actor, file: GivenFile, asked: Arguments): Promise<boolean> {
  const unfinished = asked.dryRun ? null : await findUnfinished(file.bytes);
  if (unfinished) {
    console.log(importCommand.resumed(unfinished.id, unfinished.next));
    return run(operator, unfinished.id, file, asked);
  }
  const id = await stage(operator, file, asked);
  await carryOn(id, progress(importCommand.checking));
  const checked = await view(operator, id);
  if (asked.dryRun) {
    await tellRows(id);
    tellFates(checked, asked.options.similar);
    await discardImport(operator, id);
    return finish(wouldBe(checked.fates, asked));
  }
  tellColumns(checked.run.headers, checked.run.mapping);
  tellFates(checked, asked.options.similar, true);
  if (!asked.yes && !(await agree(importCommand.ask(checked.run.rows)))) {
    await discardImport(operator, id);
    throw new Refusal(importCommand.refused);
  }
  await startImport(operator, id);
  console.log(importCommand.started(id));
  return run(operator, id, file, asked);
}

async function stage(operator: Actor, { path, bytes }: GivenFile, asked: Arguments): Promise<number> {
  const name = basename(path);
  const source = asked.source ?? basename(path, extname(path));
  const staged = await stageImport(operator, { name, bytes, source, runner: "command" });
  if (!staged.ok) {
    const { problem } = staged;
    throw new Refusal("line" in problem ? unreadableSentence(problem) : importCommand.busy);
  }
  const { id } = staged.value;
  const { run } = await view(operator, id);
  try {
    const mapping = withGiven(run.headers, run.mapping, asked.map);
    if (asked.dryRun) tellColumns(run.headers, mapping);
    const mapped = await mapImport(operator, id, { mapping, options: asked.options });
    if (mapped.ok) return id;
    const { problem } = mapped;
    if (problem.code === "mapped_twice") throw new Refusal(importCommand.mappedTwice(problem.field));
    const field = problem.code === "unmapped" ? problem.field : "";
    throw new Refusal(importCommand.unmapped(field, run.headers.join(", ")));
  } catch (thrown) {
    await discardImport(operator, id);
    throw thrown;
  }
}

/** The mapping with what the command says; a field that it gives to one column is taken from another. */
function withGiven(headers: string[], guessed: Mapping, given: Arguments["map"]): Mapping {
  const mapping = [...guessed];
  for (const [name, field] of given) {
    const column = headers.findIndex((header) => header.toLowerCase() === name.toLowerCase());
    if (column < 0) throw new Refusal(importCommand.noColumn(name, headers.join(", ")));
    const before = field === null ? -1 : mapping.indexOf(field);
    if (before >= 0) mapping[before] = null;
    mapping[column] = field;
  }
  return mapping;
}

async function run(operator: Actor, id: number, { path }: GivenFile, asked: Arguments): Promise<boolean> {
  await carryOn(id, progress(importCommand.running));
  const { run, outcomes } = await view(operator, id);
  if (outcomes.rejected > 0) await writeRejected(run, path, asked.rejected);
  return finish(outcomes);
}

function finish(counts: RowCounts): boolean {
  console.log(importSummary(counts));
  return counts.rejected === 0;
}

function wouldBe(fates: RowCounts, { options }: Arguments): RowCounts {
  const [created, existing] = options.similar === "create" ? [fates.similar, 0] : [0, fates.similar];
  return { ...fates, created: fates.created + created, existing: fates.existing + existing };
}

async function view(operator: Actor, id: number): Promise<ImportView> {
  const viewed = await viewImport(operator, id);
  if (!viewed.ok) throw new Error(`The import ${id} is gone.`);
  return viewed.value;
}
