import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { importRows, imports } from "../../db/schema";
import type { Actor, NotFound, Result } from "../account";
import { may } from "../policy";
import { isId } from "../values/is-id";
import { countRows, type RowCounts } from "./count-rows";
import { countShortDocuments } from "./count-short-documents";
import type { Run } from "./import-run";

export type RowView = Pick<
  typeof importRows.$inferSelect,
  "position" | "line" | "cells" | "fate" | "problem" | "outcome" | "accountId"
>;

export type ImportView = {
  run: Run;
  /** By what the check has found. */
  fates: RowCounts;
  /** By what was done so far. */
  outcomes: RowCounts;
  undone: number;
  /** The first rows of each fate. */
  first: Partial<Record<keyof RowCounts, RowView[]>>;
  /** Documents that seem to have lost zeros in front. */
  shortDocuments: number;
  /** The first rows of the file, whatever their fate. */
  samples: RowView[];
};

const FIRST = 10;
const SAMPLES = 3;
const FATES = ["rejected", "similar", "existing", "completed", "created"] as const;

const rowColumns = {
  position: importRows.position,
  line: importRows.line,
  cells: importRows.cells,
  fate: importRows.fate,
  problem: importRows.problem,
  outcome: importRows.outcome,
  accountId: importRows.accountId,
};

/** An import with its counts and the first rows of each fate. Refuses with `not_found`. */
export async function viewImport(actor: Actor, id: number): Promise<Result<ImportView, NotFound>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!may(actor, "prepare_import") || !isId(id)) return notFound;
  const db = database();
  const [run] = await db.select().from(imports).where(eq(imports.id, id));
  if (!run) return notFound;
  const inOrder = (limit: number, fate?: (typeof FATES)[number]) =>
    db
      .select(rowColumns)
      .from(importRows)
      .where(and(eq(importRows.importId, id), fate && eq(importRows.fate, fate)))
      .orderBy(asc(importRows.position))
      .limit(limit);
  const first: ImportView["first"] = {};
  for (const fate of FATES) first[fate] = await inOrder(FIRST, fate);
  const value = {
    run: run as Run,
    fates: await countRows(db, id, "fate"),
    outcomes: await countRows(db, id, "outcome"),
    undone: await db.$count(importRows, and(eq(importRows.importId, id), sql`${importRows.undoneAt} is not null`)),
    first,
    shortDocuments: run.state === "checked" ? await countShortDocuments(run as Run) : 0,
    samples: await inOrder(SAMPLES),
  };
  return { ok: true, value };
}

const LISTED = 20;

/** The latest imports, newest first. Refuses with `not_found`. */
export async function listImports(actor: Actor): Promise<Result<Run[], NotFound>> {
  if (!may(actor, "prepare_import")) return { ok: false, problem: { code: "not_found" } };
  const rows = await database()
    .select()
    .from(imports)
    .where(ne(imports.state, "staging"))
    .orderBy(desc(imports.id))
    .limit(LISTED);
  return { ok: true, value: rows as Run[] };
}
