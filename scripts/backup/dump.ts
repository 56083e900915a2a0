import type postgres from "postgres";
import { quoted, sequencesOf, tablesOf } from "./tables.ts";

/** A backup's first line, behind `HEADER`. */
export type Header = { format: 1; at: string; migration: number };
export type Counts = Record<string, number>;

export const HEADER = "# alta backup ";
export const TABLE = "# table ";
export const SEQUENCE = "# sequence ";
export const COMPLETE = "# complete ";

const ROWS_AT_ONCE = 500;

/**
 * The whole database as it is at one moment: a line of JSON for each row, and lines that begin with `#` between them. To
 * be called in a transaction of its own; others go on writing meanwhile.
 */
export async function* dump(sql: postgres.ISql): AsyncGenerator<string> {
  await sql`set transaction isolation level repeatable read, read only`;
  await sql`select set_config(name, '0', true) from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;
  const [now] = await sql`select now()::text as at,
    (select max(created_at)::text from drizzle.__drizzle_migrations) as migration`;
  const header: Header = { format: 1, at: now?.at, migration: Number(now?.migration) };
  yield line(HEADER, header);
  const counts: Counts = {};
  for (const table of await tablesOf(sql)) {
    yield line(TABLE, table);
    const columns = table.columns.map(quoted).join(", ");
    await sql.unsafe(`declare rows no scroll cursor for
      select to_jsonb(found)::text as row from (select ${columns} from ${quoted(table.name)}) as found`);
    counts[table.name] = 0;
    for (let rows = await fetch(sql); rows.length > 0; rows = await fetch(sql)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length;
      yield `${rows.map(({ row }) => row).join("\n")}\n`;
    }
    await sql.unsafe("close rows");
  }
  // After the rows: numbers are drawn outside of any transaction.
  for (const sequence of await sequencesOf(sql)) yield line(SEQUENCE, sequence);
  yield line(COMPLETE, counts);
}

const fetch = (sql: postgres.ISql) => sql.unsafe<{ row: string }[]>(`fetch ${ROWS_AT_ONCE} from rows`);

const line = (beginning: string, value: object) => `${beginning}${JSON.stringify(value)}\n`;
