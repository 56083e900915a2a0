import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../testing/alive.ts";
import { appPid, dataFolder, postmaster, type Started, start } from "../testing/start-command.ts";
import { freePort } from "./process/ports.ts";

const ready = "Alta está lista en ";

async function status(started: Started, path: string): Promise<number> {
  return (await fetch(started.url + path)).status;
}

test("the first start creates DATA_DIR; a second one is refused, naming the first; SIGTERM stops everything [F05]", async () => {
  const folder = join(await dataFolder(), "made by the start itself");
  const first = await start({ dataFolder: folder });
  await first.says(ready);
  expect(await status(first, "/api/ready")).toBe(200);
  for (const secret of ["auth-secret", "postgres-password"])
    expect(statSync(join(folder, secret)).mode & 0o777).toBe(0o600);

  const second = await start({ dataFolder: folder });
  expect(await second.exitCode()).toBe(1);
  expect(second.output().trim()).toBe(
    `Alta ya está en marcha con la carpeta ${folder} (proceso ${first.pid}). Detenla con kill ${first.pid}, o usa otra carpeta con DATA_DIR.`,
  );
  expect(await status(first, "/api/ready")).toBe(200);

  const children = [appPid(folder), postmaster(folder).pid];
  first.process.kill("SIGTERM");
  expect(await first.exitCode()).toBe(0);
  expect(children.filter(isAlive)).toEqual([]);
  expect(readdirSync(join(folder, "lock"))).toEqual([]);
});

test("Ctrl-C, which signals the terminal's whole process group, stops everything with exit code 0", async () => {
  const folder = await dataFolder();
  const started = await start({ dataFolder: folder });
  await started.says(ready);
  const database = postmaster(folder).pid;
  process.kill(-started.pid, "SIGINT");
  expect(await started.exitCode()).toBe(0);
  expect(isAlive(database)).toBe(false);
  expect(started.output()).not.toContain("sin que nadie lo pidiera");
});

test("a signal during the first start stops it without an error, and the next start works", async () => {
  const folder = await dataFolder();
  for (const milliseconds of [300, 900, 1500]) {
    const interrupted = await start({ dataFolder: folder });
    await sleep(milliseconds);
    interrupted.process.kill("SIGTERM");
    // Before its signal handlers are installed, the signal's default action ends it.
    expect([0, null]).toContain(await interrupted.exitCode());
    expect(interrupted.output()).not.toContain("Error");
  }
  const started = await start({ dataFolder: folder });
  await started.says(ready);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});

test("a request in flight is answered before the process exits [F03]", async () => {
  const started = await start({ dataFolder: await dataFolder() });
  await started.says(ready);
  const socket = connect(Number(new URL(started.url).port), "127.0.0.1");
  const answer = text(socket);
  socket.write(
    "POST /api/auth/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{",
  );
  await sleep(500);
  started.process.kill("SIGTERM");
  await started.says("Deteniendo");
  await sleep(500);
  socket.write("}");
  expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(await started.exitCode()).toBe(0);
});

test("kill -9 of npm stops everything", async () => {
  const folder = await dataFolder();
  const started = await start({ dataFolder: folder, npm: true });
  await started.says(ready);
  const children = [appPid(folder), postmaster(folder).pid];
  started.process.kill("SIGKILL");
  while (children.some(isAlive)) await sleep(50);
  await expect(status(started, "/api/health")).rejects.toThrow();
});

test("a closed output pipe does not stop it [F09]", async () => {
  const started = await start({ dataFolder: await dataFolder() });
  await started.says(ready);
  started.process.stdout?.destroy();
  started.process.stderr?.destroy();
  for (let request = 0; request < 20; request++) expect(await status(started, "/api/ready")).toBe(200);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});

test("a port in use is refused by the name of its variable, before anything is created", async () => {
  const folder = await dataFolder();
  const port = await freePort();
  const other = createServer().listen(port, "0.0.0.0");
  onTestFinished(() => void other.close());
  const started = await start({ dataFolder: folder, env: { PORT: String(port) } });
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain(`El puerto ${port} ya está ocupado. Elige otro con la variable PORT`);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
});

test("an unwritable folder is refused by the name of its variable, and nothing is left in it [F10]", async () => {
  const folder = await dataFolder();
  const locked = join(folder, "locked");
  // Root may write to any folder, but cannot create one below a file.
  const isRoot = userInfo().uid === 0;
  if (isRoot) writeFileSync(locked, "");
  else mkdirSync(locked, { mode: 0o500 });
  const started = await start({ dataFolder: join(locked, "data") });
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain(`No puedo escribir en la carpeta ${join(locked, "data")} (DATA_DIR)`);
  expect(isRoot ? readFileSync(locked, "utf8") : readdirSync(locked).join()).toBe("");
});

test("wrong settings are refused by name, without their values", async () => {
  const env = { PORT: "80.80", ADMIN_PASSWORD: "short" };
  const started = await start({ dataFolder: await dataFolder(), env });
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain("PORT:");
  expect(started.output()).toContain("ADMIN_PASSWORD:");
  for (const value of Object.values(env)) expect(started.output()).not.toContain(value);
});

test("a lock of a dead process, or one whose pid was reused, does not prevent the start [F07]", async () => {
  const folder = await dataFolder();
  mkdirSync(join(folder, "lock"));
  for (const identity of ["4194000-77", `${process.pid}-1`]) writeFileSync(join(folder, "lock", identity), "");
  const started = await start({ dataFolder: folder });
  await started.says(ready);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});
