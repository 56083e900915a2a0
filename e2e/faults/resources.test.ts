import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { post } from "../http/support/client";
import { DOCUMENTED_PATH } from "../http/support/paths";
import { freshEmail } from "../http/support/staff";
import { validBody } from "../http/support/valid-bodies";
import { expectAlive, recovers } from "./support/health";
import { instances } from "./support/two-instances";

/** The status of an answer; 0 for a client that was cut off while it was still sending. */
async function statusOf(url: string, body: object): Promise<number> {
  const headers = { "content-type": "application/json" };
  try {
    return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
  } catch {
    return 0;
  }
}

const megabytesOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** Requests of one kind, one after the other, for a while; returns how long each took, in milliseconds, in order. */
async function latencies(ask: () => Promise<unknown>, milliseconds: number): Promise<number[]> {
  const all: number[] = [];
  for (const until = performance.now() + milliseconds; performance.now() < until; ) {
    const began = performance.now();
    await ask();
    all.push(performance.now() - began);
    await sleep(20);
  }
  return all.sort((one, other) => one - other);
}

const at = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

test("more sign-ups than can be hashed are told to come back; memory stays, and everything else stays quick", async () => {
  const { urls, running, ledger, withSql } = await instances([{ BCRYPT_COST: "12" }]);
  const [url = ""] = urls;
  await latencies(() => fetch(`${url}/ingresar`), 1_000);
  const before = megabytesOf(running[0]?.pid ?? 0);
  const stop = new AbortController();
  const load = ledger.load(urls, 300, stop.signal);
  await sleep(1_000);
  const health = await latencies(() => fetch(`${url}/api/health`), 4_000);
  const refusals = await latencies(() => post(url, DOCUMENTED_PATH.unipets, {}), 4_000);
  const memory = megabytesOf(running[0]?.pid ?? 0);
  stop.abort();
  await load;
  const busy = ledger.entries.filter(({ answer }) => answer?.status === 503);
  console.log(
    `shed ${busy.length} of ${ledger.entries.length}; health p50 ${at(health, 0.5).toFixed(0)} ms, p95 ${at(health, 0.95).toFixed(0)} ms; ` +
      `a refusal p95 ${at(refusals, 0.95).toFixed(0)} ms; memory ${before.toFixed(0)} → ${memory.toFixed(0)} MB`,
  );
  expect(busy.length).toBeGreaterThan(50);
  expect(at(health, 0.95)).toBeLessThan(2_000);
  expect(memory - before).toBeLessThan(200);
  // Nothing was done for those who were sent away.
  for (const entry of busy) entry.outcome = "refused";
  const wanted = ledger.entries.filter(({ outcome }) => outcome !== "refused");
  expect(wanted.every(({ outcome }) => outcome === "acknowledged")).toBe(true);
  await withSql(async (sql) => {
    const [row] = await sql`select count(*)::int as number from accounts where origin <> 'setup'`;
    expect(row?.number).toBe(wanted.length);
  });
});

test("without a file descriptor to spare it goes on, and is itself again once the clients have left", async () => {
  const { urls, running } = await instances([{}]);
  const [url = ""] = urls;
  execFileSync("prlimit", ["--pid", String(running[0]?.pid), "--nofile=96:96"]);
  const sockets: Socket[] = Array.from({ length: 300 }, () =>
    connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {}),
  );
  await sleep(3_000);
  for (const socket of sockets) socket.destroy();
  await recovers(url);
  expect((await post(url, DOCUMENTED_PATH.portal, validBody("portal", freshEmail()))).status).toBe(201);
});

test("with little memory a hundred bodies of the largest size, and far beyond it, bring nothing down", async () => {
  const { urls, running } = await instances([{ NODE_OPTIONS: "--max-old-space-size=160" }]);
  const [url = ""] = urls;
  const filled = (bytes: number) => ({ ...validBody("usuarios", freshEmail()), address: "x".repeat(bytes) });
  for (const bytes of [60 * 1024, 5 * 1024 * 1024]) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => statusOf(url + DOCUMENTED_PATH.usuarios, filled(bytes))),
    );
    for (const status of answers) expect([0, 400, 413, 503]).toContain(status);
    await expectAlive(url);
  }
  expect((await post(url, DOCUMENTED_PATH.usuarios, validBody("usuarios", freshEmail()))).status).toBe(200);
  expect(megabytesOf(running[0]?.pid ?? 0)).toBeLessThan(500);
});

test("with every processor busy elsewhere it answers within two seconds", async () => {
  const { urls } = await instances([{}]);
  const [url = ""] = urls;
  const busy = [1, 2].map(() =>
    spawn(process.execPath, ["-e", "const end = Date.now() + 6000; while (Date.now() < end);"]),
  );
  onTestFinished(() => {
    for (const { pid, exitCode } of busy) if (pid && exitCode === null) process.kill(pid, "SIGKILL");
  });
  const health = await latencies(() => fetch(`${url}/api/health`), 5_000);
  console.log(`health with two busy processors: p95 ${at(health, 0.95).toFixed(0)} ms`);
  expect(at(health, 0.95)).toBeLessThan(2_000);
});

test("one process has one pool, whatever is asked of it", async () => {
  const { urls, withSql } = await instances([{}]);
  const [url = ""] = urls;
  for (let round = 0; round < 10; round += 1)
    await Promise.all([
      ...Array.from({ length: 8 }, () => post(url, DOCUMENTED_PATH.portal, validBody("portal", freshEmail()))),
      ...["/", "/ingresar", "/registro", "/api/ready", "/api/auth/session"].map((path) => fetch(url + path)),
    ]);
  const [row] = await withSql(
    (sql) => sql`select count(*)::int as number from pg_stat_activity where application_name = 'alta'`,
  );
  expect(row?.number).toBeLessThanOrEqual(10);
});
