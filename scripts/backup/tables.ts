import type postgres from "postgres";

export type Table = { name: string; columns: string[] };
export type Sequence = { table: string; column: string; value: string; called: boolean };

/** Every table of ours with the columns that can be written, those it refers to before it. */
export async function tablesOf(sql: postgres.ISql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select relname as name, (select json_agg(attname order by attnum) from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e') order by relname`;
  const references = await sql<{ from: string; to: string }[]>`
    select referring.relname as from, referred.relname as to from pg_constraint
    join pg_class referring on referring.oid = conrelid join pg_class referred on referred.oid = confrelid
    where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`;
  return inOrder([...tables], [...references]);
}

function inOrder(tables: Table[], references: { from: string; to: string }[]): Table[] {
  const placed: Table[] = [];
  while (placed.length < tables.length) {
    const waits = ({ from, to }: { from: string; to: string }, name: string) =>
      from === name && !placed.some((done) => done.name === to);
    const next = tables.filter((table) => !placed.includes(table) && !references.some((one) => waits(one, table.name)));
    if (next.length === 0) throw new Error("Tables refer to each other in a circle.");
    placed.push(...next);
  }
  return placed;
}

/** Where the numbers of new rows go on. */
export async function sequencesOf(sql: postgres.ISql): Promise<Sequence[]> {
  const columns = await sql<{ table: string; column: string; sequence: string }[]>`
    select relname as table, attname as column, pg_get_serial_sequence(quote_ident(relname), attname) as sequence
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attidentity <> '' order by relname`;
  return Promise.all(
    columns.map(async ({ table, column, sequence }) => {
      const [state] = await sql.unsafe(`select last_value::text as value, is_called as called from ${sequence}`);
      return { table, column, value: state?.value, called: state?.called };
    }),
  );
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
