import { hostname } from "node:os";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { createDatabase } from "@/testing/create-database";

const { url, drop } = await createDatabase();
const { LockHeld, migrateDatabase } = await import("./migrate");
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await sql.end();
  await drop();
});

/** Of this database only: other tests share the server. */
const holders = () => sql<{ pid: number }[]>`select pid from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`;

test("waiting too long for another migration fails with the name of its holder, and changes nothing", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let begun = () => {};
  const inside = new Promise<void>((resolve) => (begun = resolve));
  const urls = { ownerUrl: url, appUrl: url };
  const first = migrateDatabase(urls, async () => {
    begun();
    await finished;
  });
  await inside;
  const then = async () => expect.unreachable();
  const second = migrateDatabase(urls, then, { lockSeconds: 1 });
  await expect(second).rejects.toThrow(LockHeld);
  await expect(second).rejects.toThrow(`«alta migrate ${hostname()}:${process.pid}»`);
  const [holder] = await holders();
  await expect(second).rejects.toThrow(`(proceso ${holder?.pid} de PostgreSQL)`);
  finish();
  await first;
});

test("the lock ends with the connection that holds it", async () => {
  await expect(
    migrateDatabase({ ownerUrl: url, appUrl: url }, async () => {
      for (const { pid } of await holders()) await sql`select pg_terminate_backend(${pid})`;
    }),
  ).rejects.toThrow();
  await expect(
    migrateDatabase({ ownerUrl: url, appUrl: url }, async () => {}, { lockSeconds: 2 }),
  ).resolves.toBeUndefined();
});
