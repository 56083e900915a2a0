import type postgres from "postgres";

const SCHEMA = "snapshot";

/** Copies what every table of the application holds, and returns what puts it back, however the rows have changed. */
export async function takeSnapshot(sql: postgres.Sql): Promise<() => Promise<void>> {
  const tables = await sql<{ name: string; columns: string[] }[]>`
    select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.tables t
    join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by t.table_name`;
  const sequences = await sql<{ name: string; last: string | null }[]>`
    select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'`;
  await sql`create schema ${sql(SCHEMA)}`;
  for (const { name } of tables) await sql`create table ${sql(SCHEMA)}.${sql(name)} as table public.${sql(name)}`;

  return async () => {
    await againAfterDeadlock(() =>
      sql.begin(async (tx) => {
        // Neither triggers nor foreign keys: the order of the tables does not matter, and the audit lets go of its rows.
        await tx`set local session_replication_role = replica`;
        const all = tables.map(({ name }) => `public."${name}"`).join(", ");
        await tx.unsafe(`truncate ${all} restart identity cascade`);
        for (const { name, columns } of tables)
          await tx`insert into public.${tx(name)} (${tx(columns)}) overriding system value
          select ${tx(columns)} from ${tx(SCHEMA)}.${tx(name)}`;
        for (const { name, last } of sequences)
          if (last !== null) await tx`select setval(${`public."${name}"`}::regclass, ${last}::bigint)`;
      }),
    );
  };
}

/** A server that is still writing locks the same tables in another order: PostgreSQL then undoes one of the two. */
export async function againAfterDeadlock(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 5 || (error as { code?: string }).code !== "40P01") throw error;
    }
}
