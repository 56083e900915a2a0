import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect } from "vitest";
import { freePort } from "@/scripts/ports";
import { appPid, dataFolder, postmaster, type Started, start } from "@/scripts/testing/start-command";
import { RECOVERY_SECONDS } from "./health";
import { Ledger } from "./ledger";

const VICTIMS = ["application", "start", "PostgreSQL"] as const;
export type Victim = (typeof VICTIMS)[number];

const admin = { email: "admin@alta.test", password: "una clave solo de prueba" };
const env = { RATE_LIMITS: "off", ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password };
const AT_ONCE = 20;

/**
 * As often as it is told: starts everything on the one data folder, registers people without pause, kills one process with
 * -9 at a random moment, starts again, and settles accounts with everybody.
 */
export async function killRounds(rounds: number, random: () => number = Math.random): Promise<void> {
  const folder = await dataFolder();
  const ledger = new Ledger();
  // The same address each time: it is in the tokens.
  const PORT = String(await freePort());
  let running = await ready(folder, PORT);
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ledger.token = await signIn(running.url);
    const stop = new AbortController();
    const load = ledger.load([running.url], AT_ONCE, stop.signal);
    await sleep(500 + random() * 2500);
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
  console.log(`healthy again after ${Math.max(...seconds).toFixed(1)} s at most`);
  expect(Math.max(...seconds)).toBeLessThan(RECOVERY_SECONDS);
  expect(ledger.told.acknowledged).toBeGreaterThan(rounds * 5);
  expect(ledger.told.refused).toBe(0);
  running.process.kill("SIGTERM");
  expect(await running.exitCode()).toBe(0);
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

async function signIn(url: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/auth/login`, { method: "POST", headers, body: JSON.stringify(admin) });
  return ((await response.json()) as { token: string }).token;
}

/** Looks into the database of a data folder as its owner. */
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
