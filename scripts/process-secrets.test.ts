import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { otherPostgres } from "../testing/other-postgres.ts";
import { appPid, dataFolder, postmaster, start } from "../testing/start-command.ts";

const ready = "Alta está lista en ";

/** What its user's other processes, and every program it starts, can read of a running process. */
function readable(pid: number): string {
  try {
    return ["environ", "cmdline"].map((file) => readFileSync(`/proc/${pid}/${file}`, "latin1")).join("\0");
  } catch {
    return "";
  }
}

/** The processes of this machine, but for `except`, of which something can be read that stands in `secrets`. */
function holders(secrets: string[], except: number[] = []): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => !except.includes(pid) && secrets.some((one) => readable(pid).includes(one)));
}

const keptIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /secret|password/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8").trim());

function connection(folder: string, username: string, password: string) {
  const sql = postgres({
    port: postmaster(folder).port,
    host: "127.0.0.1",
    username,
    password,
    database: "alta",
    max: 1,
    onnotice: () => {},
  });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

const asSuperuser = (folder: string) =>
  connection(folder, "alta", readFileSync(join(folder, "postgres-password"), "utf8"));

test("no process of an installation shows a secret in its environment or on its command line [HR-07]", async () => {
  const folder = await dataFolder();
  const file = join(folder, "admin");
  // Not of other installations on this machine.
  const password = `una clave de ${folder}`;
  writeFileSync(file, password);
  const alta = await start({ dataFolder: folder, env: { ADMIN_PASSWORD_FILE: file } });
  // From the first moment on, also of the process that migrates.
  const seen = new Set<number>();
  const watch = setInterval(() => {
    for (const pid of holders([...keptIn(folder), password].filter(Boolean))) seen.add(pid);
  }, 100);
  await alta.says(ready);
  clearInterval(watch);
  expect(readable(appPid(folder))).toContain("http/server.mjs");
  expect(keptIn(folder).length).toBeGreaterThan(3);
  expect([...seen]).toEqual([]);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
});

test("what an operator puts into the environment stays with the start, which hands on no more than is needed [HR-07]", async () => {
  const database = await otherPostgres();
  database.start();
  const secrets = {
    AUTH_SECRET: "an operator's secret that is long enough to sign with",
    ADMIN_PASSWORD: "una clave que nadie más usa",
    SMTP_URL: "smtp://operator:password-of-the-mail@127.0.0.1:9",
  };
  const url = database.url.replace("@", ":password-of-the-database@");
  const env = { ...secrets, DATABASE_URL: url, DATABASE_OWNER_URL: url };
  const alta = await start({ dataFolder: await dataFolder(), env });
  await alta.says(ready);
  expect(holders([...Object.values(secrets), "password-of-the-database"])).toEqual([alta.pid]);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
});

test("the owner of the embedded database is no superuser, also where an older version had made it one [HR-07]", async () => {
  const folder = await dataFolder();
  const first = await start({ dataFolder: folder });
  await first.says(ready);
  const before = asSuperuser(folder);
  // As it was before: one role for everything.
  await before`alter database alta owner to alta`;
  const tables = await before`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'drizzle')`;
  for (const { name } of tables) await before.unsafe(`alter table ${name} owner to alta`);
  await before`alter schema drizzle owner to alta`;
  await before`alter function refuse_audit_change() owner to alta`;
  first.process.kill("SIGTERM");
  await first.exitCode();

  const alta = await start({ dataFolder: folder });
  await alta.says(ready);
  const sql = asSuperuser(folder);
  const owners = await sql`select distinct rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles
    where oid in (select datdba from pg_database where datname = 'alta'
      union select relowner from pg_class where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace)
      union select nspowner from pg_namespace where nspname = 'drizzle'
      union select proowner from pg_proc where proname = 'refuse_audit_change')`;
  expect(owners).toEqual([
    { rolname: "alta_owner", rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
  ]);
  const used = await sql`select distinct usename from pg_stat_activity where application_name like 'alta%'`;
  expect(used).toEqual([{ usename: "alta_app" }]);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
});
