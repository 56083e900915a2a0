import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Actor } from "../../accounts/account";
import { IMPORT_CHANNEL } from "../../accounts/imports/import-run";
import { IMPORT_FIELDS } from "../../accounts/imports/row/import-field";
import { importCommand } from "../../messages/imports";
import { givenIn } from "../process/environment.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import { importFile } from "./import-file.ts";
import { openDatabase } from "./open-database.ts";
import { readArguments } from "./read-arguments.ts";
import { undoRun } from "./undo-run.ts";

const MOST_MEGABYTES = 100;

/** Who gives the command: the operator of the machine. */
const operator: Actor = {
  kind: "system",
  via: { channel: IMPORT_CHANNEL, address: null, userAgent: null, requestId: null },
};

/**
 * `npm run import -- <file>`: makes accounts of a file, beside a running installation or without one. The exit code is 0
 * when every row was created or left as asked.
 */
export async function main(args: string[]) {
  const asked = readArguments(args);
  if (asked.help) return console.log(importCommand.help + IMPORT_FIELDS.join(", "));
  if (asked.file === null && asked.undo === null) throw new Refusal(importCommand.noFile);
  const file = asked.file === null ? null : readGiven(resolve(givenIn, asked.file));
  if (!asked.yes && !asked.dryRun && !process.stdin.isTTY) throw new Refusal(importCommand.noTerminal);
  const life = new Lifetime();
  life.handleSignals(1, importCommand.interrupted);
  try {
    await openDatabase(life);
    const all = file ? await importFile(operator, file, asked) : await undoRun(operator, asked.undo ?? 0, asked);
    process.exitCode = all ? 0 : 1;
  } finally {
    await life.close();
  }
  // The pool's connections and the database's watcher would keep the process.
  process.exit();
}

function readGiven(path: string): { path: string; bytes: Uint8Array } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Refusal(importCommand.missing(path));
  if (found.size > MOST_MEGABYTES * 1024 * 1024) throw new Refusal(importCommand.tooLarge(MOST_MEGABYTES));
  try {
    return { path, bytes: readFileSync(path) };
  } catch {
    throw new Refusal(importCommand.missing(path));
  }
}
