import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { createDatabase } from "../testing/create-database";
import journal from "./migrations/meta/_journal.json";

/** Before them nothing had been installed anywhere. */
const BEFORE_THE_FIRST_RELEASE = ["0000_foundation", "0004_counter"];

const { url, drop } = await createDatabase();
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await sql.end();
  await drop();
});

type Column = { name: string; type: string; required: boolean };
type Schema = { columns: Map<string, Column>; rules: Set<string> };

/** What statements of a release rely on: columns and their types, which of them an insert must name, and what is refused. */
async function schema(): Promise<Schema> {
  const columns = await sql<Column[]>`
    select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull and not atthasdef and attidentity = '' as required
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`;
  const rules = await sql<{ rule: string }[]>`
    select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as rule from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'p', 'x')
    union select indrelid::regclass || ' ' || regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \\S+', '') from pg_index
      where indisunique and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`;
  return {
    columns: new Map(columns.map((column) => [column.name, column])),
    rules: new Set(rules.map(({ rule }) => rule)),
  };
}

const tableOf = (name: string) => name.split(/[. ]/)[0] ?? "";

/** What the release before a migration would stumble over on the schema behind it. */
function obstacles(before: Schema, after: Schema): string[] {
  const known = new Set([...before.columns.keys()].map(tableOf));
  const lost = [...before.columns.values()]
    .filter(({ name, type }) => after.columns.get(name)?.type !== type)
    .map(({ name }) => `${name} is gone or has another type`);
  const asked = [...after.columns.values()]
    .filter(({ name, required }) => required && known.has(tableOf(name)) && !before.columns.get(name)?.required)
    .map(({ name }) => `${name} must be given by inserts that do not know it`);
  const refused = [...after.rules]
    .filter((rule) => known.has(tableOf(rule)) && !before.rules.has(rule))
    .filter((rule) => !/FOREIGN KEY/.test(rule) || [...before.columns.keys()].some((name) => rule.includes(name)))
    .map((rule) => `rows are refused by: ${rule}`);
  return [...lost, ...asked, ...refused];
}

test("every migration leaves what the release before it reads and writes: columns, types, optional ones, and no new refusals", async () => {
  const migrations = readMigrationFiles({ migrationsFolder: "db/migrations" });
  const found: Record<string, string[]> = {};
  for (const [index, { sql: statements }] of migrations.entries()) {
    const before = await schema();
    for (const statement of statements) await sql.unsafe(statement);
    const { tag } = journal.entries[index] ?? { tag: "" };
    const obstacle = obstacles(before, await schema());
    if (obstacle.length > 0 && !BEFORE_THE_FIRST_RELEASE.includes(tag)) found[tag] = obstacle;
  }
  expect(migrations.length).toBe(journal.entries.length);
  expect(found).toEqual({});
});

test("a migration that drops, renames, retypes, demands or refuses would be found", async () => {
  for (const change of [
    "alter table accounts drop column job_title",
    "alter table accounts rename column job_title to occupation",
    "alter table accounts alter column job_title type integer using null",
    "alter table accounts add column nickname text not null",
    "alter table accounts add constraint short check (length(job_title) < 3)",
    "create unique index one_job on accounts (job_title)",
  ]) {
    const before = await schema();
    await sql.unsafe(`begin; ${change}`);
    const after = await schema();
    await sql.unsafe("rollback");
    expect([change, obstacles(before, after).length > 0]).toEqual([change, true]);
  }
});
