import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { forkServer } from "@/scripts/app";
import { clean, noSettings } from "@/scripts/environment";
import { freePort } from "@/scripts/ports";
import { asApp, createDatabase } from "@/scripts/testing/create-database";
import { admin } from "@/scripts/testing/start-alta";
import { dataFolder, start } from "@/scripts/testing/start-command";
import { expectAlive, recovers } from "./support/health";
import { withDatabase } from "./support/kill-rounds";
import { Ledger } from "./support/ledger";

const isRoot = userInfo().uid === 0;
const ready = "Alta está lista en ";

/** A disk of so many megabytes, in memory, gone with the test. */
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "alta-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "tmpfs", folder]);
  onTestFinished(() => {
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Takes all the room that is left, to the last block; returns how to give it back. */
function fill(disk: string): () => void {
  const filler = join(disk, "filler");
  try {
    execFileSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"], { stdio: "ignore" });
  } catch {}
  return () => rmSync(filler);
}

test.skipIf(!isRoot)(
  "a full disk: errors as documented, pages are served, it can be stopped, and once there is room nothing has been lost",
  async () => {
    const disk = smallDisk(220);
    const folder = join(disk, "data");
    const env = { RATE_LIMITS: "off", ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password };
    const started = await start({ dataFolder: folder, env });
    await started.says(ready);
    const ledger = new Ledger();
    for (let index = 0; index < 10; index += 1) await ledger.register(started.url);
    expect(ledger.told.acknowledged).toBe(10);

    const makeRoom = fill(disk);
    const stop = new AbortController();
    const load = ledger.load([started.url], 4, stop.signal);
    for (let second = 0; second < 25; second += 1) {
      await sleep(1_000);
      await expectAlive(started.url);
      expect((await fetch(`${started.url}/ingresar`)).status).toBe(200);
    }
    stop.abort();
    await load;
    console.log(`told while the disk was full: ${JSON.stringify(ledger.told)}`);
    expect(ledger.told.unknown).toBeGreaterThan(0);
    expect(ledger.told.refused).toBe(0);
    makeRoom();
    await recovers(started.url);
    await withDatabase(folder, (sql) => ledger.settle(started.url, sql));

    const makeRoomAgain = fill(disk);
    for (let index = 0; index < 8; index += 1) await ledger.register(started.url);
    started.process.kill("SIGTERM");
    expect(await started.exitCode()).toBe(0);
    makeRoomAgain();
    const next = await start({ dataFolder: folder, env });
    await next.says(ready);
    await withDatabase(folder, (sql) => ledger.settle(next.url, sql));
    next.process.kill("SIGTERM");
    expect(await next.exitCode()).toBe(0);
  },
);

test("a first start that is killed at every half second leaves nothing that keeps the next one from working", async () => {
  for (let milliseconds = 500; milliseconds <= 6_000; milliseconds += 500) {
    const folder = await dataFolder();
    const killed = await start({ dataFolder: folder });
    await sleep(milliseconds);
    killed.process.kill("SIGKILL");
    const next = await start({ dataFolder: folder });
    await next.says(ready);
    await withDatabase(folder, async (sql) => {
      const [row] =
        await sql`select (select count(*)::int from branches) as branches, (select count(*)::int from accounts) as accounts`;
      expect(row).toEqual({ branches: 1, accounts: 1 });
    });
    next.process.kill("SIGTERM");
    expect(await next.exitCode()).toBe(0);
  }
});

test("a data folder that turns read-only under a running service does not stop what needs the database alone", async () => {
  const folder = await dataFolder();
  const started = await start({ dataFolder: folder, env: { RATE_LIMITS: "off" } });
  await started.says(ready);
  chmodSync(folder, 0o511);
  onTestFinished(() => chmodSync(folder, 0o711));
  const ledger = new Ledger();
  for (let index = 0; index < 5; index += 1) await ledger.register(started.url);
  expect(ledger.told).toEqual({ acknowledged: 5, refused: 0, unknown: 0 });
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});

test("a full disk under the log loses lines, not requests", async () => {
  const database = await createDatabase();
  const port = await freePort();
  const full = openSync("/dev/full", "w");
  const variables = clean({
    ...noSettings,
    DATABASE_URL: asApp(database.url),
    DATABASE_OWNER_URL: database.url,
    AUTH_SECRET: "a secret of the tests that is long enough to sign with",
    ADMIN_PASSWORD: admin.password,
    BCRYPT_COST: "10",
    RATE_LIMITS: "off",
    PORT: String(port),
  });
  const app = forkServer(
    { port, host: "127.0.0.1", dev: false, appUrl: `http://localhost:${port}`, proxyHops: 0 },
    variables,
    full,
  );
  onTestFinished(async () => {
    app.kill("SIGKILL");
    await database.drop();
  });
  const url = `http://127.0.0.1:${port}`;
  await recovers(url, 60);
  const ledger = new Ledger();
  for (let index = 0; index < 8; index += 1) await ledger.register(url);
  // What fails is logged, or would be.
  await fetch(`${url}/auth/login`, { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
  expect(ledger.told).toEqual({ acknowledged: 8, refused: 0, unknown: 0 });
  await expectAlive(url);
});
