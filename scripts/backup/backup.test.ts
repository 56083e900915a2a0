import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase } from "../../testing/create-database.ts";
import { dataFolder, postmaster, start } from "../../testing/start-command.ts";
import { clean, noSettings } from "../process/environment.ts";

const ready = "Alta está lista en ";
/** Tokens name it. */
const APP_URL = "http://alta.test";
const AUTH_SECRET = "a secret of the tests that is long enough to sign with";

/** Runs one of our commands beside what this process does meanwhile. */
async function run(command: string, args: string[], env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ["scripts/run.mjs", command, ...args], {
    env: clean({ ...noSettings, BCRYPT_COST: "10", ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : "")));
  const [status] = await once(child, "exit");
  return { status, said: (await said).join("") };
}

async function database() {
  const { url, drop } = await createDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await sql.end();
    await drop();
  });
  return { sql, env: { DATABASE_URL: url, AUTH_SECRET } };
}

function embedded(folder: string) {
  const password = readFileSync(join(folder, "postgres-password"), "utf8");
  const { port } = postmaster(folder);
  const sql = postgres({ host: "127.0.0.1", port, username: "alta", password, database: "alta", max: 1 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

const post = (url: string, path: string, body: object) =>
  fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const person = (email: string) => ({
  ...{ nombres: "Ana", apellidos: "Gomez", email, telefono: "71111111" },
  ...{ password: "SecretPass123", password_confirm: "SecretPass123" },
});

test("a backup taken while people register brings all of them back who were told so before it, and they sign in", async () => {
  const folder = await dataFolder();
  const alta = await start({ dataFolder: folder, env: { APP_URL, RATE_LIMITS: "off", LOG_LEVEL: "warn" } });
  await alta.says(ready);
  const told: { email: string; refresh: string }[] = [];
  let registering = true;
  const lanes = Array.from({ length: 16 }, async (_, lane) => {
    for (let count = 0; registering; count += 1) {
      const email = `ana.${lane}.${count}@example.com`;
      const answer = await post(alta.url, "/api/auth/register/", person(email));
      if (answer.status === 201) told.push({ email, refresh: (await answer.json()).refresh });
    }
  });
  await expect.poll(() => told.length, { timeout: 120_000 }).toBeGreaterThan(30);
  const before = [...told];
  const file = join(folder, "copia.gz");
  const saved = await run("backup", [file], { DATA_DIR: folder });
  const since = told.length - before.length;
  registering = false;
  await Promise.all(lanes);
  expect(saved).toEqual({ status: 0, said: expect.stringContaining("auth-secret") });
  expect(since).toBeGreaterThan(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await run("restore", [file], { DATA_DIR: folder })).toEqual({
    status: 1,
    said: expect.stringContaining("ya tiene datos"),
  });
  alta.process.kill("SIGTERM");
  await alta.exitCode();

  const elsewhere = await dataFolder();
  expect(await run("restore", [file], { DATA_DIR: elsewhere })).toEqual({
    status: 0,
    said: expect.stringMatching(/Traje \d+ cuentas/),
  });
  cpSync(join(folder, "auth-secret"), join(elsewhere, "auth-secret"));
  expect(await run("secrets", ["rotate"], { DATA_DIR: elsewhere })).toEqual({
    status: 0,
    said: expect.stringContaining("2 secretos"),
  });
  const restored = await start({ dataFolder: elsewhere, env: { APP_URL, LOG_LEVEL: "warn" } });
  await restored.says(ready);
  const sql = embedded(elsewhere);
  const there = new Set((await sql`select email from accounts`).map(({ email }) => email));
  expect(before.filter(({ email }) => !there.has(email))).toEqual([]);
  // Each with what is written in the same transaction.
  const [halves] = await sql`select count(*)::int as count from accounts where role = 'client' and not exists
    (select from audit_entries where subject_id = accounts.id and action = 'account.registered')`;
  expect(halves?.count).toBe(0);
  for (const { email } of before.slice(0, 3))
    expect((await post(restored.url, "/api/auth/login/", { email, password: "SecretPass123" })).status).toBe(200);
  // The session of before, by a token of before the secret was replaced.
  const { status } = await post(restored.url, "/api/auth/token/refresh/", { refresh: before[0]?.refresh });
  expect(status).toBe(200);
  expect((await post(restored.url, "/api/auth/register/", person("ana.nueva@example.com"))).status).toBe(201);
  expect(await run("admin", ["verify-audit"], { DATA_DIR: elsewhere })).toMatchObject({ status: 0 });
  restored.process.kill("SIGTERM");
  expect(await restored.exitCode()).toBe(0);
}, 300_000);

test("a backup of another database is byte for byte what was there, and numbers go on after it", async () => {
  const [from, to] = [await database(), await database()];
  expect(await run("migrate", [], from.env)).toMatchObject({ status: 0 });
  const odd = 'a\\b\n\\.\r\n\t"\u2028 ñ \\N';
  await from.sql`insert into audit_entries (action, door, user_agent, details)
    values ('account.registered', 'web', ${odd}, ${from.sql.json({ odd })}), ('account.registered', 'web', null, '{}')`;
  const folder = await dataFolder();
  const file = join(folder, "copia.gz");
  expect(await run("backup", [file], from.env)).toMatchObject({ status: 0 });
  expect(await run("restore", [file], to.env)).toEqual({ status: 0, said: expect.stringContaining("Traje") });
  const contents = async (sql: postgres.Sql) => {
    const tables = await sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    const rows = tables.map(
      ({ name }) => sql`select ${name} as table, t::text as row from ${sql(name)} as t order by 2`,
    );
    return (await Promise.all(rows)).flat();
  };
  expect(await contents(to.sql)).toEqual(await contents(from.sql));
  const insert = (sql: postgres.Sql) => sql`insert into audit_entries (action, door) values ('x', 'web') returning id`;
  expect(await insert(to.sql)).toEqual(await insert(from.sql));
  expect(await run("backup", [file], from.env)).toEqual({ status: 1, said: expect.stringContaining("ya existe") });

  // Whole or not at all.
  const half = await database();
  const cut = join(folder, "cortada.gz");
  writeFileSync(cut, readFileSync(file).subarray(0, -200));
  expect(await run("restore", [cut], half.env)).toMatchObject({ status: 1 });
  expect(await half.sql`select from accounts`).toEqual([]);
  expect(await run("restore", [file], half.env)).toMatchObject({ status: 0 });
});

test("what is no backup, and a missing file, are refused with a sentence before anything is touched", async () => {
  const folder = await dataFolder();
  const other = join(folder, "otra cosa");
  writeFileSync(other, "no es una copia");
  for (const [args, words] of [
    [[join(folder, "nada")], "No encuentro"],
    [[other], "No puedo leer"],
    [[], "npm run restore -- <archivo>"],
  ] as const)
    expect(await run("restore", [...args], { DATA_DIR: join(folder, "data") })).toEqual({
      status: 1,
      said: expect.stringContaining(words),
    });
});

test("secrets: an older one is forgotten when asked to, and one in a variable is never written", async () => {
  const folder = await dataFolder();
  expect(await run("secrets", ["rotate"], { DATA_DIR: folder })).toMatchObject({ status: 1 });
  const file = join(folder, "mine");
  writeFileSync(file, AUTH_SECRET, { mode: 0o640 });
  expect(await run("secrets", ["rotate"], { AUTH_SECRET_FILE: file })).toMatchObject({ status: 0 });
  const [fresh = "", old] = readFileSync(file, "utf8").split(",");
  expect([old, statSync(file).mode & 0o777]).toEqual([AUTH_SECRET, 0o640]);
  expect(fresh.length).toBeGreaterThan(40);
  expect(await run("secrets", ["forget"], { AUTH_SECRET_FILE: file })).toMatchObject({ status: 0 });
  expect(readFileSync(file, "utf8")).toBe(fresh);
  const shown = await run("secrets", ["rotate"], { AUTH_SECRET });
  expect(shown).toEqual({ status: 0, said: expect.stringContaining("AUTH_SECRET viene de una variable") });
  expect(shown.said).not.toContain(AUTH_SECRET);
});
