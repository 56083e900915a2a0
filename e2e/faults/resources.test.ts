import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { post } from "../http/support/client";
import { press } from "../http/support/no-script-form";
import { DOCUMENTED_PATH } from "../http/support/paths";
import { freshEmail } from "../http/support/staff";
import { validBody } from "../http/support/valid-bodies";
import { expectAlive, recovers } from "./support/health";
import { instances } from "./support/two-instances";

/** The status of an answer; 0 when the connection was closed while sending. */
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

/** Sends requests of one kind one after another for a while; returns their sorted durations in milliseconds. */
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

test("sign-ups beyond the hash queue get 503; memory is bounded and other requests stay fast [F24]", async () => {
  const { urls, running, ledger, withSql } = await instances([{ BCRYPT_COST: "12" }]);
  const [url = ""] = urls;
  const memory = () => megabytesOf(running[0]?.pid ?? 0);
  await latencies(() => fetch(`${url}/ingresar`), 1_000);
  const before = memory();
  const stop = new AbortController();
  const load = ledger.load(urls, 300, stop.signal);
  await sleep(1_000);
  const health = await latencies(() => fetch(`${url}/api/health`), 3_000);
  const pages = await latencies(() => fetch(`${url}/ingresar`), 3_000);
  const refusals = await latencies(() => post(url, DOCUMENTED_PATH.unipets, {}), 3_000);
  const grown = memory() - before;
  stop.abort();
  await load;
  const { acknowledged, postponed, refused, unknown } = ledger.told;
  const p95 = [health, pages, refusals].map((sorted) => Math.round(at(sorted, 0.95)));
  console.log(
    `shed ${postponed} of ${ledger.entries.length}; health, page, refusal p95 ${p95.join(", ")} ms; ${grown.toFixed(0)} MB more`,
  );
  expect(postponed).toBeGreaterThan(50);
  expect([refused, unknown]).toEqual([0, 0]);
  for (const milliseconds of p95) expect(milliseconds).toBeLessThan(2_000);
  expect(grown).toBeLessThan(200);
  await withSql(async (sql) => {
    await ledger.expectKept(sql);
    const [row] = await sql`select count(*)::int as number from accounts where origin <> 'setup'`;
    expect(row?.number).toBe(acknowledged);
    // Retrying all of them would take too long.
    ledger.entries.splice(60);
    await ledger.settle(url, sql);
  });
});

test("without free file descriptors it keeps running and recovers once clients leave; the other instance is unaffected [F23]", async () => {
  const { urls, running, ledger, withSql } = await instances([{}, {}]);
  const [starved = "", other = ""] = urls;
  const pid = running[0]?.pid ?? 0;
  const most = 96;
  execFileSync("prlimit", ["--pid", String(pid), `--nofile=${most}:${most}`]);
  const sockets: Socket[] = Array.from({ length: 300 }, () =>
    connect(Number(new URL(starved).port), "127.0.0.1").on("error", () => {}),
  );
  await sleep(1_000);
  expect(readdirSync(`/proc/${pid}/fd`).length).toBeGreaterThanOrEqual(most - 1);
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const outcome = await ledger.register(urls[index % 2] ?? "");
      if (index % 2) expect(outcome).toBe("acknowledged");
    }),
  );
  await expectAlive(other);
  for (const socket of sockets) socket.destroy();
  await recovers(starved);
  expect(await ledger.register(starved)).toBe("acknowledged");
  await withSql((sql) => ledger.settle(starved, sql));
});

test("with little memory a hundred bodies of the maximum size, and far larger ones, do not crash it [F22]", async () => {
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

test("with every processor busy elsewhere it answers within two seconds, while people register [F24]", async () => {
  const { urls, ledger, withSql } = await instances([{}]);
  const [url = ""] = urls;
  const busy = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ["-e", "const end = Date.now() + 8000; while (Date.now() < end);"]),
  );
  onTestFinished(() => {
    for (const { pid, exitCode } of busy) if (pid && exitCode === null) process.kill(pid, "SIGKILL");
  });
  const stop = new AbortController();
  const load = ledger.load(urls, 8, stop.signal);
  const health = await latencies(() => fetch(`${url}/api/health`), 6_000);
  stop.abort();
  await load;
  console.log(
    `health with every processor busy: p95 ${at(health, 0.95).toFixed(0)} ms; ${JSON.stringify(ledger.told)}`,
  );
  expect(at(health, 0.95)).toBeLessThan(2_000);
  expect([ledger.told.refused, ledger.told.unknown]).toEqual([0, 0]);
  await withSql((sql) => ledger.settle(url, sql));
});

/** Makes a process report every thread it starts. */
function tellingOfThreads(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "alta-threads-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "tell.cjs");
  writeFileSync(
    file,
    `const threads = require("node:worker_threads");
    threads.Worker = class extends threads.Worker {
      constructor(file, options) { super(file, options); console.log("thread of " + file); }
    };
    require("node:module").syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--require ${file}` };
}

test("one process has one pool and one set of threads, whether a page, a route or a form asks [F06]", async () => {
  const { urls, running, withSql } = await instances([{ HASH_THREADS: "2", ...tellingOfThreads() }]);
  const [url = ""] = urls;
  const signIn = { email: freshEmail(), password: "una contraseña de ejemplo" };
  const requests: (() => Promise<unknown>)[] = [
    () => post(url, DOCUMENTED_PATH.portal, validBody("portal", freshEmail())),
    () => post(url, "/auth/login", signIn),
    () => press(`${url}/ingresar`, "Ingresar", signIn),
    () => fetch(`${url}/verificar/${"x".repeat(43)}`),
  ];
  // While all queries block, every pool grows to its maximum.
  const { connections, asked } = await withSql((sql) =>
    sql.begin(async (tx) => {
      await tx`lock table accounts, email_tokens in access exclusive mode`;
      const asked = Promise.all(requests.flatMap((request) => Array.from({ length: 12 }, request)));
      await sleep(2_000);
      const [row] = await tx`select count(*)::int as number from pg_stat_activity where application_name = 'alta'`;
      return { connections: row?.number, asked: [asked] };
    }),
  );
  expect(connections).toBe(10);
  await Promise.all(asked);
  for (const request of requests) await request();
  const threads = running[0]?.output().match(/thread of .*/g) ?? [];
  expect(threads).toEqual(Array(2).fill(expect.stringContaining("password-worker")));
});
