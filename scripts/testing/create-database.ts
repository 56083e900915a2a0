import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { testVariable } from "../environment.ts";

/** Makes an empty database on the test server. `drop` removes it, whoever is still connected. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const adminUrl = testVariable("TEST_DATABASE_URL");
  if (!adminUrl) throw new Error("TEST_DATABASE_URL is missing: run this under vitest or Playwright.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = name;
  return { url: url.href, drop: () => run(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function run(adminUrl: string, statement: string) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
