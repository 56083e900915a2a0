import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { testVariable } from "../scripts/process/environment.ts";

/** The application's role in tests: as in production it owns no table. */
const appRole = { name: "alta_test_app", password: "only of the tests" };

/** The URL of the same database for the application's role. */
export function asApp(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  [url.username, url.password] = [appRole.name, appRole.password];
  return url.href;
}

export type TestDatabase = { url: string; drop(): Promise<void> };

/** Makes an empty database on the test server. `drop` removes it, cutting open connections. */
export async function createDatabase(): Promise<TestDatabase> {
  return create("");
}

const TEMPLATE = "test_template";

/** Makes a copy of the one database that `migrate` is run on: the migrations run once for all test files. */
export async function createMigratedDatabase(migrate: (ownerUrl: string) => Promise<void>): Promise<TestDatabase> {
  await ensureTemplate(migrate);
  return create(`template ${TEMPLATE}`);
}

async function create(how: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(async (sql) => {
    await sql.unsafe(`create database ${name} ${how}`);
    await sql.unsafe(makeAppRole);
  });
  return {
    url: urlOf(name),
    drop: () => run((sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

/** Test files start concurrently: one makes the template, and the others wait for its lock. */
async function ensureTemplate(migrate: (ownerUrl: string) => Promise<void>): Promise<void> {
  await run(async (sql) => {
    await sql`select pg_advisory_lock(hashtext(${TEMPLATE}))`;
    const [found] = await sql`select from pg_database where datname = ${TEMPLATE}`;
    if (found) return;
    await sql.unsafe(makeAppRole);
    // A file that fails half-way leaves no template behind.
    await sql.unsafe(`drop database if exists ${TEMPLATE}_unfinished with (force)`);
    await sql.unsafe(`create database ${TEMPLATE}_unfinished`);
    await migrate(urlOf(`${TEMPLATE}_unfinished`));
    await sql.unsafe(`alter database ${TEMPLATE}_unfinished rename to ${TEMPLATE}`);
  });
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = database;
  return url.href;
}

function adminUrl(): string {
  const url = testVariable("TEST_DATABASE_URL");
  if (!url) throw new Error("TEST_DATABASE_URL is missing: run this under vitest or Playwright.");
  return url;
}

/** Test files start concurrently; the role may already exist. */
export const makeAppRole = `do $$ begin
  create role ${appRole.name} login password '${appRole.password}';
exception when duplicate_object or unique_violation then null; end $$`;

async function run(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
