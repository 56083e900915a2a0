import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { importMappings, importRows, imports } from "../../db/schema";
import type { Actor, NotFound, Overloaded } from "../account";
import { audit } from "../audit";
import { may } from "../policy";
import { type OpenFile, readFile, type Unreadable } from "./file/read-file";
import { guessMapping } from "./guess-mapping";
import { headersKey } from "./headers-key";
import { USUAL_OPTIONS } from "./import-options";
import type { Run } from "./import-run";
import { isImportField, type Mapping } from "./row/import-field";

export type ImportFile = { name: string; bytes: Uint8Array; source: string; runner: Run["runner"] };

type Staged = { ok: true; value: { id: number } } | { ok: false; problem: NotFound | Overloaded | Unreadable };

const SAMPLES = 200;
const LONGEST_NAME = 120;

/**
 * Reads a file and writes its rows down, as a new import whose columns are guessed, or what they were the last time. No
 * account is touched. Refuses with `not_found`, `overloaded`, and with why and in which line the file cannot be read.
 */
export async function stageImport(actor: Actor, file: ImportFile): Promise<Staged> {
  if (!may(actor, "prepare_import")) return { ok: false, problem: { code: "not_found" } };
  const staged = await readFile(file.bytes, (open) => writeDown(actor, file, open));
  if (staged === null) return { ok: false, problem: { code: "overloaded", retryAfterSeconds: 30 } };
  if ("code" in staged) return { ok: false, problem: staged };
  return { ok: true, value: staged };
}

export const fileHashOf = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

async function writeDown(actor: Actor, file: ImportFile, { headers, batches }: OpenFile): Promise<{ id: number }> {
  const db = database();
  const id = await db.transaction(async (tx) => {
    const [run] = await tx
      .insert(imports)
      .values({
        source: file.source.slice(0, LONGEST_NAME),
        fileName: file.name.slice(-LONGEST_NAME),
        fileHash: fileHashOf(file.bytes),
        headers,
        mapping: headers.map(() => null),
        options: USUAL_OPTIONS,
        state: "staging",
        runner: file.runner,
        startedBy: actor.kind === "account" ? actor.id : null,
      })
      .returning({ id: imports.id });
    if (!run) throw new Error("The import was not inserted.");
    await audit(tx, actor, "import.prepared", null, { import: run.id, name: file.name.slice(-LONGEST_NAME) });
    return run.id;
  });
  const samples: string[][] = [];
  let rows = 0;
  for await (const batch of batches) {
    if (samples.length < SAMPLES) samples.push(...batch.map(({ cells }) => cells));
    await db.insert(importRows).values(batch.map((row, index) => ({ importId: id, position: rows + index, ...row })));
    rows += batch.length;
  }
  const mapping = (await remembered(headers)) ?? guessMapping(headers, samples.slice(0, SAMPLES));
  await db.update(imports).set({ rows, mapping, state: "uploaded" }).where(eq(imports.id, id));
  return { id };
}

async function remembered(headers: string[]): Promise<Mapping | null> {
  const known = eq(importMappings.headersKey, headersKey(headers));
  const [row] = await database().select().from(importMappings).where(known);
  return row?.mapping.map((field) => (isImportField(field) ? field : null)) ?? null;
}
