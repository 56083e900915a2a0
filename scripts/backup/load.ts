import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type postgres from "postgres";
import { restoreMessages } from "../../messages/commands";
import { Refusal } from "../process/refusal.ts";
import { COMPLETE, type Counts, HEADER, type Header, SEQUENCE, TABLE } from "./dump.ts";
import { linesOf } from "./lines.ts";
import { quoted, type Sequence, type Table } from "./tables.ts";

const MOST_ROWS = 500;
const MOST_CHARACTERS = 4_000_000;

/** The first line of a backup. Throws a `Refusal` when it is none. */
export async function readHeader(file: string): Promise<Header> {
  for await (const line of lines(file)) {
    const header = parse<Header>(line, HEADER);
    if (header?.format === 1) return header;
    break;
  }
  throw new Refusal(restoreMessages.noBackup(file));
}

/** Writes the rows of a backup into an empty schema of its version. To be called in a transaction. */
export async function load(sql: postgres.ISql, file: string): Promise<Counts> {
  await sql`select set_config(name, '0', true) from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;
  // An account may have been merged into one that is read later.
  await sql`set constraints all deferred`;
  const counts: Counts = {};
  let table: Table | null = null;
  let rows: string[] = [];
  let characters = 0;
  const write = async () => {
    if (table && rows.length > 0) await insert(sql, table, rows);
    [rows, characters] = [[], 0];
  };
  for await (const line of lines(file)) {
    if (line.startsWith("{") && table) {
      rows.push(line);
      characters += line.length;
      counts[table.name] = (counts[table.name] ?? 0) + 1;
      if (rows.length === MOST_ROWS || characters > MOST_CHARACTERS) await write();
      continue;
    }
    await write();
    table = parse<Table>(line, TABLE);
    const sequence = parse<Sequence>(line, SEQUENCE);
    if (sequence) await restart(sql, sequence);
    const complete = parse<Counts>(line, COMPLETE);
    if (complete && Object.entries(complete).every(([name, count]) => (counts[name] ?? 0) === count)) return counts;
  }
  throw new Refusal(restoreMessages.incomplete(file));
}

async function insert(sql: postgres.ISql, { name, columns }: Table, rows: string[]) {
  const listed = columns.map(quoted).join(", ");
  await sql.unsafe(
    `insert into ${quoted(name)} (${listed}) overriding system value
      select ${listed} from jsonb_populate_recordset(null::${quoted(name)}, $1::text::jsonb)`,
    [`[${rows.join(",")}]`],
  );
}

async function restart(sql: postgres.ISql, { table, column, value, called }: Sequence) {
  await sql`select setval(pg_get_serial_sequence(${quoted(table)}, ${column}), ${value}::bigint, ${called})`;
}

async function* lines(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.on("error", (error) => unpacked.destroy(error));
  unpacked.on("close", () => packed.destroy());
  try {
    yield* linesOf(packed.pipe(unpacked));
  } catch (thrown) {
    // Only of the file: what is thrown where the lines are used does not come by here.
    throw new Refusal(restoreMessages.unreadable(file, thrown instanceof Error ? thrown.message : String(thrown)));
  }
}

function parse<Value>(line: string, beginning: string): Value | null {
  return line.startsWith(beginning) ? JSON.parse(line.slice(beginning.length)) : null;
}
