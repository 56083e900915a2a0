import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { admin } from "@/testing/start-alta";
import { dataFolder, start } from "@/testing/start-command";
import { expectAlive, recovers } from "./support/health";
import { withDatabase } from "./support/kill-rounds";
import { Ledger } from "./support/ledger";
import { instances } from "./support/two-instances";

const isRoot = userInfo().uid === 0;
const ready = "Alta está lista en ";

/** A tmpfs of this many megabytes, unmounted with the test. */
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "alta-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "tmpfs", folder]);
  onTestFinished(() => {
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Fills the disk to its last block; returns a function that frees it. */
function fill(disk: string): () => void {
  const filler = join(disk, "filler");
  try {
    execFileSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"], { stdio: "ignore" });
  } catch {}
  return () => rmSync(filler);
}

test.skipIf(!isRoot)(
  "a full disk: errors as documented, pages are served, it can be stopped, and once there is room nothing has been lost [F08]",
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

test("after a first start killed at any half second the next one works [F04]", async () => {
  for (let milliseconds = 500; milliseconds <= 6_000; milliseconds += 500) {
    const folder = await dataFolder();
    const killed = await start({ dataFolder: folder });
    await sleep(milliseconds);
    killed.process.kill("SIGKILL");
    const next = await start({ dataFolder: folder });
    await next.says(ready);
    await withDatabase(folder, async (sql) => {
      const [row] =
        await sql`select (select count(*)::int from branches) as branches, (select count(*)::int from accounts) as accounts,
          (select count(*) = count(distinct hash) from drizzle.__drizzle_migrations) as migrated_once`;
      expect(row).toEqual({ branches: 1, accounts: 1, migrated_once: true });
    });
    next.process.kill("SIGTERM");
    expect(await next.exitCode()).toBe(0);
  }
});

test.skipIf(!isRoot)("a data folder on a read-only disk is refused by the name of its variable [F10]", async () => {
  const disk = smallDisk(20);
  execFileSync("mount", ["-o", "remount,ro", disk]);
  const started = await start({ dataFolder: join(disk, "data") });
  expect(await started.exitCode()).toBe(1);
  expect(started.output()).toContain("(DATA_DIR): está en un disco de solo lectura.");
});

test("a data folder that turns read-only under two running instances delays mails, and nothing else [F10]", async () => {
  const folders = [0, 1].map(() => (isRoot ? smallDisk(20) : mkdtempSync(join(tmpdir(), "alta-read-only-"))));
  const { urls, ledger, withSql } = await instances(folders.map((DATA_DIR) => ({ DATA_DIR })));
  const unsent = () => withSql(async (sql) => (await sql`select from letters where sent_at is null`).length);
  await Promise.all(urls.map((url) => ledger.register(url)));
  await expect.poll(unsent, { timeout: 10_000 }).toBe(0);
  // Root may write to any writable disk.
  const allow = (mode: "ro" | "rw") => {
    for (const folder of folders)
      if (isRoot) execFileSync("mount", ["-o", `remount,${mode}`, folder]);
      else for (const path of [folder, join(folder, "mailbox")]) chmodSync(path, mode === "ro" ? 0o500 : 0o700);
  };
  allow("ro");
  try {
    for (let index = 0; index < 10; index += 1) await ledger.register(urls[index % 2] ?? "");
    expect(ledger.told).toEqual({ acknowledged: 12, refused: 0, postponed: 0, unknown: 0 });
    expect(await unsent()).toBe(10);
    for (const url of urls) await expectAlive(url);
  } finally {
    allow("rw");
  }
  await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
  await withSql((sql) => sql`update letters set next_attempt_at = now() where sent_at is null`);
  await expect.poll(unsent, { timeout: 10_000 }).toBe(0);
});

test("a full disk under the log loses lines, not requests [F09]", async () => {
  const folder = await dataFolder();
  const full = openSync("/dev/full", "w");
  const env = { RATE_LIMITS: "off", ADMIN_PASSWORD: admin.password };
  const started = await start({ dataFolder: folder, env, output: full });
  await recovers(started.url, 60);
  const ledger = new Ledger();
  for (let index = 0; index < 8; index += 1) await ledger.register(started.url);
  expect(ledger.told).toEqual({ acknowledged: 8, refused: 0, postponed: 0, unknown: 0 });
  await withDatabase(folder, async (sql) => {
    // A failing request, which is logged.
    await sql`alter table accounts rename to elsewhere`;
    for (let index = 0; index < 4; index += 1) expect(await ledger.register(started.url)).toBe("unknown");
    await sql`alter table elsewhere rename to accounts`;
    await ledger.settle(started.url, sql);
  });
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
});
