import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { importRows, imports } from "../../db/schema";
import { fateOf } from "./fate-of";
import { findAlike } from "./find-alike";
import { findKnown } from "./find-known";
import { lockRun, type Run } from "./import-run";
import { moveBehind, nextRows } from "./next-rows";
import { readingOf } from "./reading-of";
import type { RowProblem } from "./row/import-field";
import type { ImportedPerson } from "./row/read-row";
import { readRows } from "./row/read-rows";

type Checked = {
  position: number;
  fate: "created" | "existing" | "completed" | "similar" | "rejected";
  problem: RowProblem | null;
  email_key: string | null;
  external_id: string | null;
  account_id: number | null;
};

type Read = { position: number; line: number; person: ImportedPerson };

/** Gives the import's next rows their fates, and changes nothing else. */
export async function checkBatch(run: Run): Promise<void> {
  const db = database();
  const batch = await nextRows(db, run);
  const reading = await readingOf(db, run);
  const checked: Checked[] = [];
  const read: Read[] = [];
  for (const { row, person } of await readRows(batch?.rows ?? [], reading)) {
    const { position, line } = row;
    if ("problem" in person) checked.push(rejected(position, person.problem));
    else read.push({ position, line, person });
  }
  checked.push(...(await fatesOf(run, await withoutRepeated(run, read, checked))));
  await db.transaction(async (tx) => {
    const now = await lockRun(tx, run.id);
    // Another process was faster, or the columns have been given another meaning.
    if (now?.state !== "checking" || now.next !== run.next) return;
    await write(tx, run.id, checked);
    if (batch) return moveBehind(tx, run, batch.last);
    const over = { state: "checked" as const, next: 0, leasedUntil: null };
    await tx.update(imports).set(over).where(eq(imports.id, run.id));
  });
}

const rejected = (position: number, problem: RowProblem): Checked => ({
  position,
  fate: "rejected",
  problem,
  email_key: null,
  external_id: null,
  account_id: null,
});

/** Rejects rows whose address or id another row of the file has before them. */
async function withoutRepeated(run: Run, read: Read[], checked: Checked[]): Promise<Read[]> {
  const lines = await earlierLines(run, read);
  return read.filter(({ position, line, person: { emailKey, externalId } }) => {
    const first = lines.emails.get(emailKey);
    const named = externalId === null ? undefined : lines.ids.get(externalId);
    if (first === undefined && named === undefined) {
      lines.emails.set(emailKey, line);
      if (externalId !== null) lines.ids.set(externalId, line);
      return true;
    }
    const field = first === undefined ? "id" : "email";
    checked.push(rejected(position, { field, code: "repeated", params: { line: first ?? named ?? 0 } }));
    return false;
  });
}

async function earlierLines(run: Run, read: Read[]) {
  const find = async (column: typeof importRows.emailKey | typeof importRows.externalId, values: string[]) => {
    if (values.length === 0) return new Map<string, number>();
    const earlier = and(eq(importRows.importId, run.id), lt(importRows.position, run.next), inArray(column, values));
    const rows = await database().select({ key: column, line: importRows.line }).from(importRows).where(earlier);
    return new Map(rows.map(({ key, line }) => [key ?? "", line]));
  };
  const ids = read.flatMap(({ person: { externalId } }) => (externalId === null ? [] : [externalId]));
  const emails = read.map(({ person }) => person.emailKey);
  return { emails: await find(importRows.emailKey, emails), ids: await find(importRows.externalId, ids) };
}

async function fatesOf(run: Run, read: Read[]): Promise<Checked[]> {
  const people = read.map(({ person }) => person);
  const known = await findKnown(database(), run.source, people);
  const fates = read.map((row) => ({ ...row, ...fateOf(row.person, known, run.options) }));
  const fresh = fates.filter(({ fate }) => fate === "created");
  const similar = await findAlike(fresh);
  return fates.map((row): Checked => {
    if (row.fate === "rejected") return rejected(row.position, row.problem);
    const { position, person } = row;
    const alike = similar.get(position);
    return {
      position,
      fate: alike === undefined ? row.fate : "similar",
      problem: null,
      email_key: person.emailKey,
      external_id: person.externalId,
      account_id: row.fate === "created" ? (alike ?? null) : row.account.id,
    };
  });
}

/** As one statement, the same for every batch. */
async function write(tx: Transaction, importId: number, checked: Checked[]): Promise<void> {
  await tx.execute(sql`
    update ${importRows} set fate = checked.fate, problem = checked.problem, email_key = checked.email_key,
      external_id = checked.external_id, account_id = checked.account_id
    from jsonb_to_recordset(${JSON.stringify(checked)}::jsonb) as checked (position integer, fate text, problem jsonb,
      email_key text, external_id text, account_id integer)
    where ${importRows.importId} = ${importId} and ${importRows.position} = checked.position`);
}
