import { lstatSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClone } from "../testing/clone.ts";
import { otherPostgres } from "../testing/other-postgres.ts";
import { start } from "../testing/start-command.ts";

const ready = "Alta está lista en ";
let clone: string;

beforeAll(() => {
  clone = makeClone();
});

afterAll(() => {
  rmSync(clone, { recursive: true, force: true });
});

test("a clone in a folder that PostgreSQL's user may not enter starts, and starts again", async () => {
  for (let time = 1; time <= 2; time++) {
    const started = await start({ folder: clone });
    await started.says(ready);
    started.process.kill("SIGTERM");
    expect(await started.exitCode()).toBe(0);
  }
  const cluster = join(clone, ".data", "postgres");
  expect(lstatSync(cluster).isSymbolicLink()).toBe(userInfo().uid === 0);
  if (userInfo().uid === 0) rmSync(readlinkSync(cluster), { recursive: true });
});

test("two starts on changed sources build once; after a start killed while building the next one builds", async () => {
  const database = await otherPostgres();
  database.start();
  const env = { DATABASE_URL: database.url, AUTH_SECRET: "one secret for both of the instances of this test" };
  writeFileSync(join(clone, "app", "changed.css"), "");

  const killed = await start({ folder: clone, env });
  await killed.says("Compilando");
  await sleep(500);
  killed.process.kill("SIGKILL");

  const both = await Promise.all([start({ folder: clone, env }), start({ folder: clone, env })]);
  for (const alta of both) await alta.says(ready);
  expect(both.filter((alta) => alta.output().includes("Compilando"))).toHaveLength(1);
  for (const alta of both) alta.process.kill("SIGTERM");
  for (const alta of both) expect(await alta.exitCode()).toBe(0);
});
