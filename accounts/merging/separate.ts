import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { unsealAtRest } from "../../crypto/at-rest";
import type { Transaction } from "../../db/client";
import { accounts, merges } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import { renewKeys } from "../duplicates/write-keys";
import { SNAPSHOT } from "./merge-clients";
import { MERGE_COLUMNS } from "./merge-fields";
import { type Change, keyOf, type Row, same, TABLES, type TableName, touchedRows } from "./touched-rows";

const snake = (column: string) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Columns that mean something only together: if one was changed since, all of them stay. */
const TOGETHER = Object.values(MERGE_COLUMNS).map((columns) => columns.map(snake));
const DERIVED = ["name_key", "phone_key", "search_text"];

/**
 * Gives every row that a merge changed back what it was, except where it was changed since. The survivor's row is locked.
 * The snapshot goes, and both owners get a mail. Returns false when no configured secret opens the snapshot.
 */
export async function separate(
  tx: Transaction,
  merge: { id: number; survivorId: number; mergedId: number; sealedSnapshot: Buffer },
  by: number | null,
): Promise<boolean> {
  const opened = unsealAtRest(SNAPSHOT, merge.sealedSnapshot);
  if (!opened) return false;
  const changes: Change[] = JSON.parse(opened.text);
  const ids = changes.flatMap(({ table, before }) => (table === "accounts" && before ? [Number(before.id)] : []));
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, ids))
    .orderBy(accounts.id)
    .for("no key update");
  const now = await touchedRows(tx, ids);
  const found = (table: TableName, row: Row) =>
    now[table].find((one) => keyOf(table, one) === keyOf(table, row)) ?? null;
  await restoreAccounts(tx, changes, found);
  for (const change of changes) if (change.table !== "accounts") await restoreRow(tx, change, found);
  for (const id of [merge.survivorId, merge.mergedId]) {
    await renewKeys(tx, id);
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, id));
    if (account) await writeMail(tx, { kind: "merge_undone", accountId: id, recipient: account.email });
  }
  const set = { undoneAt: sql`now()`, undoneBy: by, sealedSnapshot: null };
  await tx.update(merges).set(set).where(eq(merges.id, merge.id));
  return true;
}

type Found = (table: TableName, row: Row) => Row | null;

async function restoreAccounts(tx: Transaction, changes: Change[], found: Found): Promise<void> {
  const restored = changes.flatMap(({ table, before, after }) => {
    const current = table === "accounts" && before && after ? found(table, before) : null;
    return current && before && after ? [{ id: Number(before.id), back: goesBack(before, after, current) }] : [];
  });
  // Two claims that change places would meet.
  const claimed = restored.filter(({ back }) => "claimed_document" in back).map(({ id }) => id);
  if (claimed.length > 0) await tx.update(accounts).set({ claimedDocument: null }).where(inArray(accounts.id, claimed));
  for (const { id, back } of restored) {
    const claim = back.claimed_document;
    const meanwhile = and(eq(accounts.claimedDocument, String(claim)), ne(accounts.id, id));
    if (typeof claim === "string" && (await tx.$count(accounts, meanwhile)) > 0) back.claimed_document = null;
    await write(tx, "accounts", back, sql`${accounts.id} = ${id}`);
  }
}

/** The columns that go back to what they were, because they are still as the merge left them. */
function goesBack(before: Row, after: Row, current: Row): Row {
  const untouched = (column: string) => same(current[column], after[column]);
  const changed = Object.keys(before).filter((name) => !DERIVED.includes(name) && !same(before[name], after[name]));
  const back = changed.filter((column) => {
    const group = TOGETHER.find((columns) => columns.includes(column)) ?? [column];
    return group.every(untouched);
  });
  return Object.fromEntries(back.map((column) => [column, before[column]]));
}

async function restoreRow(tx: Transaction, { table, before, after }: Change, found: Found): Promise<void> {
  if (!after) return before ? putBack(tx, table, before) : undefined;
  if (!same(found(table, after), after)) return;
  const where = sql.join(
    TABLES[table].key.map((column) => sql`${TABLES[table].table}.${sql.identifier(column)} = ${after[column]}`),
    sql` and `,
  );
  if (before) await write(tx, table, { account_id: before.account_id }, where);
  else await tx.execute(sql`delete from ${TABLES[table].table} where ${where}`);
}

/** A row that went with the merge, unless there is one again. */
async function putBack(tx: Transaction, name: TableName, row: Row): Promise<void> {
  const { table } = TABLES[name];
  await tx.execute(sql`insert into ${table} select * from
    jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb) on conflict do nothing`);
}

async function write(tx: Transaction, name: TableName, values: Row, where: SQL): Promise<void> {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  const { table } = TABLES[name];
  const set = columns.map((column) => sql`${sql.identifier(column)} = back.${sql.identifier(column)}`);
  await tx.execute(sql`update ${table} set ${sql.join(set, sql`, `)}
    from jsonb_populate_record(null::${table}, ${JSON.stringify(values)}::jsonb) as back where ${where}`);
}
