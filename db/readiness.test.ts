import { sql as statement } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
const { database } = await import("./client");
const { checkSchema, isReady } = await import("./readiness");
const { startDraining } = await import("../runtime/draining.mjs");

const [{ name } = { name: "" }] = await sql<{ name: string }[]>`select current_database() as name`;
/** The pool's connections are made anew, as after a fail-over. */
const dropConnections = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and usename = 'alta_test_app'`;

afterEach(async () => {
  await sql`alter database ${sql(name)} reset default_transaction_read_only`;
  await dropConnections();
});

test("is ready once the schema is as new as the code, and not before", async () => {
  await sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`;
  expect([await checkSchema(), await isReady()]).toEqual([false, false]);
  await sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`;
  expect([await checkSchema(), await isReady()]).toEqual([true, true]);
});

test("is not ready while the database can only be read", async () => {
  await sql`alter database ${sql(name)} set default_transaction_read_only = on`;
  await dropConnections();
  await expect.poll(isReady, { timeout: 5_000 }).toBe(false);
  await sql`alter database ${sql(name)} reset default_transaction_read_only`;
  await dropConnections();
  await expect.poll(isReady, { timeout: 5_000 }).toBe(true);
});

test("is not ready while every connection is busy", async () => {
  const busy = Promise.allSettled(Array.from({ length: 20 }, () => database().execute(statement`select pg_sleep(2)`)));
  expect(await isReady()).toBe(false);
  await busy;
  expect(await isReady()).toBe(true);
});

test("is not ready while draining", async () => {
  await expect.poll(isReady, { timeout: 5_000 }).toBe(true);
  startDraining();
  expect(await isReady()).toBe(false);
});
