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

/** Makes an empty database on the test server. `drop` removes it, cutting open connections. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const adminUrl = testVariable("TEST_DATABASE_URL");
  if (!adminUrl) throw new Error("TEST_DATABASE_URL is missing: run this under vitest or Playwright.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(adminUrl, `create database ${name}`);
  await run(adminUrl, makeAppRole);
  const url = new URL(adminUrl);
  url.pathname = name;
  return { url: url.href, drop: () => run(adminUrl, `drop database if exists ${name} with (force)`) };
}

/** Test files start concurrently; the role may already exist. */
export const makeAppRole = `do $$ begin
  create role ${appRole.name} login password '${appRole.password}';
exception when duplicate_object or unique_violation then null; end $$`;

async function run(adminUrl: string, statement: string) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
