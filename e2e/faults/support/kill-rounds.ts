import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { admin } from "@/testing/start-alta";
import { appPid, dataFolder, postmaster, type Started, start } from "@/testing/start-command";
import { expectAlive, recovers } from "./health";
import { Ledger } from "./ledger";
import { adminToken, instances } from "./two-instances";

const VICTIMS = ["application", "start", "PostgreSQL"] as const;
export type Victim = (typeof VICTIMS)[number];

const env = { RATE_LIMITS: "off", ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password };
const AT_ONCE = 20;

/** A random moment of the load, in milliseconds after its start. */
const randomMoment = () => 500 + Math.random() * 2500;

/**
 * For a number of rounds: starts everything on one data folder, registers people without pause, kills one process with
 * -9 at a random moment, restarts, and settles the ledger. Returns the seconds that each start took.
 */
export async function killRounds(rounds: number): Promise<number[]> {
  const folder = await dataFolder();
  const ledger = new Ledger();
  // The same origin each time, as it is in the tokens.
  const PORT = String(await freePort());
  let running = await ready(folder, PORT);
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ledger.token = await adminToken(running.url);
    const stop = new AbortController();
    const load = ledger.load([running.url], AT_ONCE, stop.signal);
    await sleep(randomMoment());
    const victim = VICTIMS[round % VICTIMS.length] as Victim;
    process.kill(pidOf(victim, running, folder), "SIGKILL");
    await running.exitCode();
    stop.abort();
    await load;
    const began = performance.now();
    running = await ready(folder, PORT);
    seconds.push((performance.now() - began) / 1000);
    await withDatabase(folder, (sql) => ledger.settle(running.url, sql));
  }
  expect(ledger.told.acknowledged).toBeGreaterThan(rounds * 5);
  expect(ledger.told.refused).toBe(0);
  running.process.kill("SIGTERM");
  expect(await running.exitCode()).toBe(0);
  return seconds;
}

/**
 * The same with two instances of one database, of which the first, the second or the database is killed: the remaining
 * instance keeps serving, and both are healthy in time after the restart.
 */
export async function killRoundsOfTwo(rounds: number): Promise<void> {
  const { database, startDatabase, startInstance, running, urls, ledger, withSql } = await instances([{}, {}]);
  for (let round = 0; round < rounds; round += 1) {
    const stop = new AbortController();
    const load = ledger.load(urls, AT_ONCE, stop.signal);
    await sleep(randomMoment());
    const killed = round % 3;
    if (killed === 2) {
      await database.stop("SIGKILL");
      for (const url of urls) await expectAlive(url);
      await startDatabase();
    } else {
      running[killed]?.kill();
      const other = urls[1 - killed] ?? "";
      await expectAlive(other);
      expect(await ledger.register(other)).toBe("acknowledged");
      running[killed] = await startInstance({});
      urls[killed] = running[killed].url;
    }
    await Promise.all(urls.map((url) => recovers(url)));
    await sleep(1_000);
    stop.abort();
    await load;
    await withSql((sql) => ledger.settle(urls[round % 2] ?? "", sql));
  }
  expect(ledger.told.refused).toBe(0);
}

async function ready(folder: string, PORT: string): Promise<Started> {
  const started = await start({ dataFolder: folder, env: { ...env, PORT } });
  await started.says("Alta está lista en ");
  return started;
}

function pidOf(victim: Victim, started: Started, folder: string): number {
  if (victim === "start") return started.pid;
  return victim === "application" ? appPid(folder) : postmaster(folder).pid;
}

/** Connects to the database of a data folder as its owner. */
export async function withDatabase<Result>(
  folder: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const password = readFileSync(join(folder, "postgres-password"), "utf8");
  const { port } = postmaster(folder);
  const sql = postgres({ host: "127.0.0.1", port, username: "alta", password, database: "alta", max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
