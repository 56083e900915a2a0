import { eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { importRows, imports } from "../../db/schema";
import { audit, auditEach } from "../audit";
import { completeAccounts, EXTERNAL_ID } from "./complete-accounts";
import { countRows } from "./count-rows";
import { createAccounts } from "./create-accounts";
import { fateOf } from "./fate-of";
import { findKnown } from "./find-known";
import { actorOf, lockRun, type Run } from "./import-run";
import { moveBehind, nextRows, type Row } from "./next-rows";
import { readingOf } from "./reading-of";
import type { RowProblem } from "./row/import-field";
import type { ImportedPerson, Reading } from "./row/read-row";
import { readRows } from "./row/read-rows";

export type Outcome = {
  position: number;
  outcome: "created" | "existing" | "completed" | "rejected";
  account_id: number | null;
  problem: RowProblem | null;
  completed: string[] | null;
};

/**
 * Carries out the import's next rows: accounts, their ids in the other system, mails where the import asks for them,
 * audit entries and the rows' outcomes in one transaction, so that an interruption repeats and loses nothing.
 */
export async function applyBatch(id: number): Promise<void> {
  await database().transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run?.state !== "running") return;
    const batch = await nextRows(tx, run);
    if (!batch) return finish(tx, run);
    const at = new Date();
    await write(tx, id, await apply(tx, run, batch.rows, at), at);
    await moveBehind(tx, run, batch.last);
  });
}

async function apply(tx: Transaction, run: Run, rows: Row[], at: Date): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const add = (position: number, outcome: Outcome["outcome"], more: Partial<Outcome> = {}) =>
    outcomes.push({ position, outcome, account_id: null, problem: null, completed: null, ...more });
  const read = await readAgain(run, rows, await readingOf(tx, run), add);
  const people = read.map(({ person }) => person);
  const known = await findKnown(tx, run.source, people, { lock: run.options.existing === "complete" });
  const fates = read.map(({ position, person }) => ({ position, person, ...fateOf(person, known, run.options) }));
  const fresh = fates.filter(({ fate }) => fate === "created");
  const created = await createAccounts(
    tx,
    run,
    fresh.map(({ person }) => person),
    at,
  );
  for (const { position, person } of fresh) {
    const account = created.get(person.emailKey);
    // Otherwise the person has registered in this very moment.
    if (account === undefined) add(position, "existing");
    else add(position, "created", { account_id: account });
  }
  for (const row of fates) {
    if (row.fate === "rejected") add(row.position, "rejected", { problem: row.problem });
    if (row.fate === "existing") add(row.position, "existing", { account_id: row.account.id });
  }
  const toComplete = fates.filter((row) => row.fate === "completed");
  await completeAccounts(tx, run, toComplete, at);
  for (const { position, account, completion, linked } of toComplete) {
    const completed = [...Object.keys(completion), ...(linked ? [EXTERNAL_ID] : [])];
    add(position, "completed", { account_id: account.id, completed });
  }
  const actor = actorOf(run);
  await auditEach(tx, actor, "account.registered", [...created.values()], { import: run.id });
  await auditEach(
    tx,
    actor,
    "account.edited",
    toComplete.map(({ account }) => account.id),
    { import: run.id },
  );
  return outcomes;
}

/** The people of the rows that are to be carried out; what was decided in the check stands. */
async function readAgain(
  run: Run,
  rows: Row[],
  reading: Reading,
  add: (position: number, outcome: Outcome["outcome"], more?: Partial<Outcome>) => void,
): Promise<{ position: number; person: ImportedPerson }[]> {
  const wanted = rows.filter(({ position, fate, problem, accountId }) => {
    if (fate === "rejected") add(position, "rejected", { problem: problem as RowProblem | null });
    else if (fate === "similar" && run.options.similar === "omit") add(position, "existing", { account_id: accountId });
    else return true;
    return false;
  });
  return (await readRows(wanted, reading)).flatMap(({ row: { position }, person }) => {
    if (!("problem" in person)) return [{ position, person }];
    add(position, "rejected", { problem: person.problem });
    return [];
  });
}

/** Of rows that nothing needs any more the data go: rejected ones wait to be downloaded. */
async function write(tx: Transaction, importId: number, outcomes: Outcome[], at: Date): Promise<void> {
  await tx.execute(sql`
    update ${importRows} set outcome = done.outcome, account_id = done.account_id, problem = done.problem,
      completed = done.completed, applied_at = ${at.toISOString()}, email_key = null, external_id = null,
      cells = case when done.outcome = 'rejected' then ${importRows.cells} end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as done (position integer, outcome text,
      account_id integer, problem jsonb, completed jsonb)
    where ${importRows.importId} = ${importId} and ${importRows.position} = done.position`);
}

async function finish(tx: Transaction, run: Run): Promise<void> {
  const done = { state: "done" as const, finishedAt: sql`now()`, leasedUntil: null };
  await tx.update(imports).set(done).where(eq(imports.id, run.id));
  const { created, existing, completed, rejected } = await countRows(tx, run.id, "outcome");
  await audit(tx, actorOf(run), "import.finished", null, { import: run.id, created, existing, completed, rejected });
}
