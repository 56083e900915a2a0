import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test, vi } from "vitest";
import { isAlive } from "../testing/alive.ts";
import { appPid, dataFolder, postmaster, type Started, start } from "../testing/start-command.ts";

const ready = "Alta está lista en ";

function connection(folder: string) {
  const password = readFileSync(join(folder, "postgres-password"), "utf8");
  const { port } = postmaster(folder);
  const sql = postgres({ host: "127.0.0.1", port, username: "alta", password, database: "alta", max: 1 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

/** A ready start with a row whose loss the test would notice. */
async function startWithRow(folder: string): Promise<Started> {
  const started = await start({ dataFolder: folder });
  await started.says(ready);
  const sql = connection(folder);
  await sql`create table kept (word text)`;
  await sql`insert into kept values ('recuerdo')`;
  return started;
}

async function expectNextStartToHaveRow(folder: string, env: Record<string, string> = {}) {
  const next = await start({ dataFolder: folder, env });
  await next.says(ready);
  expect(await connection(folder)`select word from kept`).toEqual([{ word: "recuerdo" }]);
  next.process.kill("SIGTERM");
  expect(await next.exitCode()).toBe(0);
}

/** The watcher that would stop an orphaned PostgreSQL, and other processes of the postmaster's session. */
function watcherOf(pid: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((other) => other !== pid && sessionOf(other) === pid);
}

function sessionOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ")[3],
    );
  } catch {
    return undefined;
  }
}

test("kill -9 of the application: the start says so and exits; the next one has all data", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  process.kill(appPid(folder), "SIGKILL");
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain("La aplicación se detuvo sin que nadie lo pidiera (SIGKILL)");
  await expectNextStartToHaveRow(folder);
});

test("kill -9 of PostgreSQL: the start says so and exits; the next one has all data", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  process.kill(postmaster(folder).pid, "SIGKILL");
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain("PostgreSQL se detuvo sin que nadie lo pidiera (SIGKILL)");
  await expectNextStartToHaveRow(folder);
});

test("PostgreSQL that exits by itself, as on a full disk, is restarted while the application keeps running [F08]", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  process.kill(postmaster(folder).pid, "SIGINT");
  await started.says("Sigo intentándolo…");
  expect((await fetch(`${started.url}/api/health`)).status).toBe(200);
  expect((await fetch(`${started.url}/api/ready`)).status).toBe(503);
  await started.says("PostgreSQL vuelve a funcionar.");
  expect(await connection(folder)`select word from kept`).toEqual([{ word: "recuerdo" }]);
  await vi.waitFor(async () => expect((await fetch(`${started.url}/api/ready`)).status).toBe(200), 10_000);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});

test("kill -9 of the start: the other processes exit; the next start, on the same port, has all data", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  const orphans = [appPid(folder), postmaster(folder).pid];
  started.process.kill("SIGKILL");
  await expectNextStartToHaveRow(folder, { PORT: new URL(started.url).port });
  expect(orphans.filter(isAlive)).toEqual([]);
});

test("kill -9 of everything but PostgreSQL: the next start ends the orphan and has all data", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  const { pid } = postmaster(folder);
  for (const watcher of watcherOf(pid)) process.kill(watcher, "SIGKILL");
  process.kill(-started.pid, "SIGKILL");
  await sleep(300);
  expect(isAlive(pid)).toBe(true);
  await expectNextStartToHaveRow(folder);
  expect(isAlive(pid)).toBe(false);
});

test("kill -9 of PostgreSQL during a query: the next start ends the remaining backends and has all data", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  const sql = connection(folder);
  const [backend] = await sql`select pg_backend_pid() as pid`;
  const endless = sql`select count(*) from generate_series(1, 1e12)`.catch(() => {});
  await sleep(300);
  process.kill(postmaster(folder).pid, "SIGKILL");
  await started.exitCode();
  expect(isAlive(backend?.pid)).toBe(true);
  await expectNextStartToHaveRow(folder);
  expect(isAlive(backend?.pid)).toBe(false);
  await endless;
});

test("an application that hangs on its port is ended by the next start", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  const hung = appPid(folder);
  process.kill(hung, "SIGSTOP");
  started.process.kill("SIGKILL");
  await expectNextStartToHaveRow(folder, { PORT: new URL(started.url).port });
  expect(isAlive(hung)).toBe(false);
});

test("kill -9 at any moment of the first start: the next one works [F04]", async () => {
  const folder = await dataFolder();
  for (const milliseconds of [200, 500, 800, 1100, 1400, 1800, 2400]) {
    const killed = await start({ dataFolder: folder });
    await sleep(milliseconds);
    killed.process.kill("SIGKILL");
  }
  const started = await start({ dataFolder: folder });
  await started.says(ready);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
  expect(readdirSync(folder).filter((name) => name.includes(".new"))).toEqual([]);
});

test("a pid file of PostgreSQL that names an unrelated process does not prevent the start [F07]", async () => {
  const folder = await dataFolder();
  const started = await startWithRow(folder);
  const file = join(folder, "postgres", "postmaster.pid");
  const content = readFileSync(file, "utf8");
  started.process.kill("SIGTERM");
  await started.exitCode();
  writeFileSync(file, content.replace(/^\d+/, String(process.pid)));
  await expectNextStartToHaveRow(folder);
});
