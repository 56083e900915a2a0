import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { BreakableLine } from "../http/support/breakable-line";
import { expectAlive, recovers } from "./support/health";
import { instances } from "./support/two-instances";

const ENDS: [string, NodeJS.Signals | undefined][] = [
  ["fast", undefined],
  ["immediate", "SIGQUIT"],
  ["killed", "SIGKILL"],
];

test("PostgreSQL is restarted (fast, immediate, SIGKILL) under the load of two instances: both recover, every answer is kept [F11]", async () => {
  const { database, startDatabase, urls, ledger, withSql } = await instances([{}, {}]);
  for (const [how, signal] of [...ENDS, ...ENDS]) {
    const stop = new AbortController();
    const load = ledger.load(urls, 20, stop.signal);
    await sleep(2_000);
    await database.stop(signal);
    for (const url of urls) await expectAlive(url);
    await sleep(1_000);
    await startDatabase();
    const seconds = await Promise.all(urls.map((url) => recovers(url)));
    // New registrations succeed again.
    for (const url of urls) expect([how, await ledger.register(url)]).toEqual([how, "acknowledged"]);
    stop.abort();
    await load;
    console.log(`${how}: healthy again after ${Math.max(...seconds).toFixed(1)} s; ${JSON.stringify(ledger.told)}`);
    await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
  }
  expect(ledger.told.refused).toBe(0);
});

test("while every backend is frozen requests fail in time; once thawed everything works again [F15]", async () => {
  const { urls, ledger, withSql } = await instances([{}, {}]);
  const register = (_: unknown, index: number) => ledger.register(urls[index % 2] ?? "");
  await Promise.all(Array.from({ length: 20 }, register));
  const pids = await withSql(async (sql) => {
    const rows = await sql`select pid from pg_stat_activity where application_name = 'alta'`;
    return rows.map((row) => row.pid as number);
  });
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  try {
    const began = performance.now();
    await Promise.all(Array.from({ length: 20 }, register));
    expect(performance.now() - began).toBeLessThan(10_000);
    for (const url of urls) await expectAlive(url);
  } finally {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  }
  for (const url of urls) await recovers(url);
  await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
});

test("while the database is slow, and then slower than the deadlines, two instances answer in time and truthfully [F13]", async () => {
  const line = new BreakableLine();
  const { urls, ledger, withSql } = await instances([{}, {}], {}, (url) => line.to(url));
  const told = [];
  for (const milliseconds of [30, 300, 1_500]) {
    line.drag(milliseconds);
    const began = performance.now();
    await Promise.all(Array.from({ length: 40 }, (_, index) => ledger.register(urls[index % 2] ?? "")));
    expect(performance.now() - began).toBeLessThan(15_000);
    for (const url of urls) await expectAlive(url);
    told.push(ledger.told);
  }
  console.log(`told, ever slower: ${JSON.stringify(told)}`);
  expect(told[0]?.acknowledged).toBeGreaterThan(0);
  expect(told[2]?.acknowledged).toBe(told[1]?.acknowledged);
  line.drag(0);
  for (const url of urls) await recovers(url);
  await withSql((sql) => ledger.settle(urls[1] ?? "", sql));
});

test("three instances share a database with few connections, and answer 503 when they must wait [F17]", async () => {
  const { urls, ledger, withSql } = await instances([{}, {}, {}], { max_connections: 16 });
  const stop = new AbortController();
  const load = ledger.load(urls, 40, stop.signal);
  await sleep(6_000);
  stop.abort();
  await load;
  expect(ledger.told.acknowledged).toBeGreaterThan(20);
  for (const { answer } of ledger.entries) if (answer && answer.status >= 500) expect(answer.status).toBe(503);
  for (const url of urls) await recovers(url);
  await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
});
