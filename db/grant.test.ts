import { sql as statement } from "drizzle-orm";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
const { database } = await import("./client");

const refused = async (text: string) => {
  const thrown = await database()
    .execute(statement.raw(text))
    .then(
      () => null,
      (reason: Error) => reason.cause,
    );
  return (thrown as { code?: string } | null)?.code;
};

test.each([
  "create table mine (id int)",
  "create schema mine",
  "drop table accounts",
  "alter table accounts add column mine int",
  "alter table audit_entries disable trigger all",
  "truncate accounts cascade",
  "create role mine superuser",
  "select * from pg_authid",
  "copy accounts to program 'cat'",
  "delete from drizzle.__drizzle_migrations",
  "insert into drizzle.__drizzle_migrations (hash, created_at) values ('mine', 1)",
])("the application's role may not %s [CFG-02]", async (text) => {
  expect(await refused(text)).toBe("42501");
});

test("the application's role can insert and read audit entries, and cannot change them [CFG-02]", async () => {
  const db = database();
  await db.execute(statement`insert into audit_entries (action, door) values ('account.exported', 'web')`);
  expect(await db.execute(statement`select from audit_entries`)).toHaveLength(1);
  expect(await refused("update audit_entries set door = 'x'")).toBe("42501");
  expect(await refused("delete from audit_entries")).toBe("42501");
});

test("every connection of the application has statement, lock and idle timeouts [CFG-02]", async () => {
  const [limits] = await database().execute(statement`select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`);
  expect(limits).toEqual({ statement: "2700ms", lock: "2400ms", idle: "10s" });
});

test("the application may use tables of later migrations", async () => {
  const tables = await sql`select tablename from pg_tables where schemaname = 'public'
    and not has_table_privilege('alta_test_app', format('%I.%I', schemaname, tablename), 'select, insert')`;
  expect(tables).toEqual([]);
});
