import { inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/client";
import { accounts, externalIds, probablePairs, roleRequests, separatePairs } from "../../db/schema";

/** A row as PostgreSQL writes it as JSON. */
export type Row = Record<string, unknown>;
export type Change = { table: TableName; before: Row | null; after: Row | null };

/** What a merge may change, with the columns by which a row is found again. */
export const TABLES = {
  accounts: { table: accounts, key: ["id"] },
  external_ids: { table: externalIds, key: ["source", "external_id"] },
  role_requests: { table: roleRequests, key: ["id"] },
  probable_pairs: { table: probablePairs, key: ["lower_id", "higher_id"] },
  separate_pairs: { table: separatePairs, key: ["lower_id", "higher_id"] },
} as const satisfies Record<string, { table: PgTable; key: readonly string[] }>;

export type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

export type Touched = Record<TableName, Row[]>;

/** Every row about these accounts, of every table that a merge changes. */
export async function touchedRows(tx: Transaction, ids: number[]): Promise<Touched> {
  // Instants are written in the session's time zone, and are compared with those of another session.
  await tx.execute(sql`select set_config('timezone', 'UTC', true)`);
  return {
    accounts: await rowsOf(tx, "accounts", inArray(accounts.id, ids)),
    external_ids: await rowsOf(tx, "external_ids", inArray(externalIds.accountId, ids)),
    role_requests: await rowsOf(tx, "role_requests", inArray(roleRequests.accountId, ids)),
    probable_pairs: await rowsOf(
      tx,
      "probable_pairs",
      or(inArray(probablePairs.lowerId, ids), inArray(probablePairs.higherId, ids)),
    ),
    separate_pairs: await rowsOf(
      tx,
      "separate_pairs",
      or(inArray(separatePairs.lowerId, ids), inArray(separatePairs.higherId, ids)),
    ),
  };
}

async function rowsOf(tx: Transaction, name: TableName, condition: SQL | undefined): Promise<Row[]> {
  const table: PgTable = TABLES[name].table;
  const found = await tx
    .select({ row: sql<Row>`to_jsonb(${table})` })
    .from(table)
    .where(condition);
  return found.map(({ row }) => row);
}

/** Whether two rows, or two values of them, are the same. JSON of PostgreSQL has its keys in one order. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** By what a row is found again. */
export const keyOf = (name: TableName, row: Row): string =>
  JSON.stringify(TABLES[name].key.map((column) => row[column]));

/** What became of each row. */
export function changesBetween(before: Touched, after: Touched): Change[] {
  return NAMES.flatMap((table) => {
    const [were, are] = [before, after].map(
      (touched) => new Map(touched[table].map((row) => [keyOf(table, row), row])),
    ) as [Map<string, Row>, Map<string, Row>];
    return [...new Set([...were.keys(), ...are.keys()])].flatMap((key): Change[] => {
      const change = { table, before: were.get(key) ?? null, after: are.get(key) ?? null };
      return same(change.before, change.after) ? [] : [change];
    });
  });
}
