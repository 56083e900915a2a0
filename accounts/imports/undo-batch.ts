import { and, eq, inArray, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, externalIds, importRows, imports, legacyPeople, linkRows, mails } from "../../db/schema";
import { audit, auditEach } from "../audit";
import { EXTERNAL_ID } from "./complete-accounts";
import { actorOf, lockRun, type Run } from "./import-run";
import { moveBehind, nextRows } from "./next-rows";
import { stillAsImported } from "./still-as-imported";

/**
 * Takes back the import's next rows: accounts that it made go, and what it filled in is empty again, unless someone has
 * used or changed them since.
 */
export async function undoBatch(id: number): Promise<void> {
  await database().transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run?.state !== "undoing") return;
    const batch = await nextRows(tx, run);
    if (!batch) return finish(tx, run);
    await takeBack(tx, run, batch.last);
    await moveBehind(tx, run, batch.last);
  });
}

async function takeBack(tx: Transaction, run: Run, last: number): Promise<void> {
  const between = and(
    eq(importRows.importId, run.id),
    sql`${importRows.position} between ${run.next} and ${last}`,
    inArray(importRows.outcome, ["created", "completed"]),
  );
  const untouched = await tx
    .select({ id: accounts.id, outcome: importRows.outcome, completed: importRows.completed })
    .from(importRows)
    .innerJoin(accounts, eq(accounts.id, importRows.accountId))
    .where(and(between, stillAsImported))
    .orderBy(accounts.id)
    .for("update", { of: accounts });
  const created = untouched.filter(({ outcome }) => outcome === "created").map(({ id }) => id);
  await removeAccounts(tx, created);
  for (const { id, outcome, completed } of untouched)
    if (outcome === "completed") await empty(tx, run, id, completed ?? []);
  const ids = untouched.map(({ id }) => id);
  if (ids.length > 0)
    await tx
      .update(importRows)
      .set({ undoneAt: sql`now()` })
      .where(and(between, inArray(importRows.accountId, ids)));
  await auditEach(tx, actorOf(run), "account.import_undone", ids, { import: run.id });
}

async function removeAccounts(tx: Transaction, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(mails).where(inArray(mails.accountId, ids));
  await tx.delete(linkRows).where(inArray(linkRows.accountId, ids));
  await tx.delete(externalIds).where(inArray(externalIds.accountId, ids));
  await tx.delete(legacyPeople).where(inArray(legacyPeople.accountId, ids));
  await tx.delete(accounts).where(inArray(accounts.id, ids));
}

/** `columns`: what the import had filled in. */
async function empty(tx: Transaction, { source }: Run, id: number, columns: string[]): Promise<void> {
  if (columns.includes(EXTERNAL_ID))
    await tx.delete(externalIds).where(and(eq(externalIds.source, source), eq(externalIds.accountId, id)));
  const filled = columns.filter((column) => column !== EXTERNAL_ID);
  const keys = filled.includes("documentNumber") ? [...filled, "documentKey"] : filled;
  await tx
    .update(accounts)
    .set({ ...Object.fromEntries(keys.map((column) => [column, null])), updatedAt: sql`now()` })
    .where(eq(accounts.id, id));
}

async function finish(tx: Transaction, run: Run): Promise<void> {
  await tx.update(imports).set({ state: "undone", leasedUntil: null }).where(eq(imports.id, run.id));
  const undone = await tx.$count(
    importRows,
    and(eq(importRows.importId, run.id), sql`${importRows.undoneAt} is not null`),
  );
  await audit(tx, actorOf(run), "import.undone", null, { import: run.id, undone });
}
