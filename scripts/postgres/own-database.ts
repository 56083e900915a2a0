import postgres from "postgres";

export type Login = { name: string; password: string };

/** What older versions made as the superuser, in the order in which it may change hands. Parts of extensions stay. */
const FOREIGN_OBJECTS = `
  select format('alter schema %I owner to alta_owner', nspname) as statement, 1 as step from pg_namespace
    where nspname = 'drizzle' and nspowner <> 'alta_owner'::regrole
  union all
  select format('alter table %I.%I owner to alta_owner', nspname, relname), 2
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'drizzle') and relkind in ('r', 'p', 'v', 'm') and relowner <> 'alta_owner'::regrole
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
  union all
  select format('alter routine %s owner to alta_owner', pg_proc.oid::regprocedure), 3
    from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
    where nspname in ('public', 'drizzle') and proowner <> 'alta_owner'::regrole
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  order by step`;

/**
 * Makes the database and its two roles unless they are there: the owner, who may migrate it and is no superuser, and the
 * application, which may only use it. `urlOf` gives the superuser's address of a database.
 */
export async function ownDatabase(
  urlOf: (database: string) => string,
  name: string,
  roles: { owner: Login; app: Login },
) {
  await connected(urlOf("postgres"), async (sql) => {
    for (const role of [roles.owner, roles.app]) await ensureRole(sql, role);
    const [found] = await sql`select from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)} owner ${sql(roles.owner.name)}`;
    await sql`alter database ${sql(name)} owner to ${sql(roles.owner.name)}`;
  });
  await connected(urlOf(name), async (sql) => {
    await sql.begin(async (transaction) => {
      for (const { statement } of await transaction.unsafe(FOREIGN_OBJECTS)) await transaction.unsafe(statement);
    });
  });
}

async function ensureRole(sql: postgres.Sql, { name, password }: Login) {
  const [found] = await sql`select from pg_roles where rolname = ${name}`;
  const rights = "nosuperuser nocreatedb nocreaterole noreplication nobypassrls";
  await sql.unsafe(`${found ? "alter" : "create"} role "${name}" login password '${password}' ${rights}`);
}

async function connected(url: string, work: (sql: postgres.Sql) => Promise<void>) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
