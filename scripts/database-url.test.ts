import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { asApp, createDatabase } from "../testing/create-database.ts";
import { otherPostgres } from "../testing/other-postgres.ts";
import { dataFolder, start } from "../testing/start-command.ts";

const ready = "Alta está lista en ";
const secret = { AUTH_SECRET: "one secret for both of the instances of this test" };

async function status(url: string): Promise<number> {
  return (await fetch(url)).status;
}

test("while its database does not answer, Alta runs and says that it waits, and becomes ready later [F12]", async () => {
  const database = await otherPostgres();
  const folder = await dataFolder();
  const alta = await start({ dataFolder: folder, env: { ...secret, DATABASE_URL: database.url } });
  await alta.says("La base de datos todavía no responde");
  expect(await status(`${alta.url}/api/health`)).toBe(200);
  expect(await status(`${alta.url}/api/ready`)).toBe(503);

  database.start();
  await alta.says(ready);
  expect(await status(`${alta.url}/api/ready`)).toBe(200);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
});

test("two instances share one database, one clone and one DATA_DIR [F20]", async () => {
  const database = await otherPostgres();
  database.start();
  const options = { dataFolder: await dataFolder(), env: { ...secret, DATABASE_URL: database.url } };
  const both = await Promise.all([start(options), start(options)]);
  for (const alta of both) await alta.says(ready);
  for (const alta of both) expect(await status(`${alta.url}/api/ready`)).toBe(200);
  for (const alta of both) {
    alta.process.kill("SIGTERM");
    expect(await alta.exitCode()).toBe(0);
  }
});

test("while another instance migrates, it is alive, not ready, and says who is at it", async () => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const sql = postgres(url, { max: 1, connection: { application_name: "the other instance" } });
  onTestFinished(() => sql.end());
  await sql`select pg_advisory_lock(20261120)`;
  const alta = await start({ dataFolder: await dataFolder(), env: { ...secret, DATABASE_URL: url } });
  await alta.says("Otro proceso está migrando la base de datos: «the other instance»");
  expect(await status(`${alta.url}/api/health`)).toBe(200);
  expect(await status(`${alta.url}/api/ready`)).toBe(503);
  await sql`select pg_advisory_unlock(20261120)`;
  await alta.says(ready);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
});

test.each<[string, (url: URL) => void, string]>([
  ["a wrong password", (url) => (url.password = "wrong"), "no acepta la contraseña del usuario «alta»"],
  ["an unknown role", (url) => (url.username = "nobody"), "«nobody»"],
  ["an unknown database", (url) => (url.pathname = "nowhere"), "no hay una base «nowhere»"],
  ["encryption that it does not have", (url) => url.searchParams.set("sslmode", "require"), "pide cifrar la conexión"],
  ["a role that may not migrate", (url) => (url.href = asApp(url.href)), "le falta un permiso"],
])("%s ends the start with a sentence that says so, without the password", async (_, change, words) => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const changed = new URL(url);
  change(changed);
  const env = { ...secret, DATABASE_URL: changed.href };
  const alta = await start({ dataFolder: await dataFolder(), env });
  expect(await alta.exitCode()).toBe(1);
  expect(alta.output()).toContain("DATABASE_URL: ");
  expect(alta.output()).toContain(words);
  expect(alta.output()).not.toContain(changed.password);
});
