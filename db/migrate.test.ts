import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { createDatabase } from "@/testing/create-database";

const { url, drop } = await createDatabase();
vi.stubEnv("DATABASE_URL", url);
vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough to sign with");
const { migrateDatabase, SchemaAhead } = await import("./migrate");

const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await sql.end();
  await drop();
});
const journal = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as { entries: { when: number }[] };
const applied = async () =>
  (await sql`select created_at from drizzle.__drizzle_migrations order by created_at`).map((row) =>
    Number(row.created_at),
  );

test("concurrent migrations of an empty database run one after another [F20]", async () => {
  let inside = 0;
  const alone = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await sql`select 1 from accounts`;
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase({ ownerUrl: url, appUrl: url }, alone)));
  const [row] = await sql`select count(*)::int as count from drizzle.__drizzle_migrations`;
  expect(row?.count).toBe(journal.entries.length);
});

test("a failure after the migration releases the lock", async () => {
  await expect(migrateDatabase({ ownerUrl: url, appUrl: url }, () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  await expect(migrateDatabase({ ownerUrl: url, appUrl: url }, async () => {})).resolves.toBeUndefined();
});

test("a database with a newer migration is left unchanged [F21]", async () => {
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', ${newest + 1})`;
  const before = await applied();
  const then = vi.fn(async () => {});
  await expect(migrateDatabase({ ownerUrl: url, appUrl: url }, then)).rejects.toThrow(SchemaAhead);
  expect(then).not.toHaveBeenCalled();
  expect(await applied()).toEqual(before);
});
