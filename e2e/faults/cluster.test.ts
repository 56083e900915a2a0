import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { asApp, makeAppRole } from "@/testing/create-database";
import { startAlta } from "@/testing/start-alta";
import { missingParts, startCluster } from "./support/cluster";
import { expectAlive, RECOVERY_SECONDS } from "./support/health";
import { Ledger } from "./support/ledger";
import { adminToken } from "./support/two-instances";

const KILLS = 10;
const AT_ONCE = 8;

test("the primary of a Patroni cluster is killed ten times under load: nothing acknowledged is lost, no one is registered twice, and registrations resume [F11]", async (context) => {
  const missing = await missingParts();
  if (missing) return context.skip(missing);
  const app = new URL(asApp("postgres://owner@host/database"));
  const cluster = await startCluster({ [app.username]: decodeURIComponent(app.password) });
  const withSql = async <Result>(work: (sql: postgres.Sql) => Promise<Result>) => {
    const sql = postgres(cluster.directUrl, { max: 1, onnotice: () => {} });
    return work(sql).finally(() => sql.end({ timeout: 1 }));
  };
  await withSql((sql) => sql.unsafe(makeAppRole));
  const urls: string[] = [];
  for (let instance = 0; instance < 2; instance += 1) {
    const alta = await startAlta({ databaseUrl: cluster.url, env: { APP_URL: "http://alta.test" } });
    onTestFinished(() => alta.stop());
    urls.push(alta.url);
  }
  const ledger = new Ledger();
  ledger.token = await adminToken(urls[0] ?? "");
  const stop = new AbortController();
  const load = ledger.load(urls, AT_ONCE, stop.signal);
  const interruptions: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(1_000);
    await cluster.killPrimary();
    const killed = performance.now();
    // Nothing can be acknowledged before another node leads: the first one after that ends the interruption.
    await sleep(200);
    const before = ledger.told.acknowledged;
    while (ledger.told.acknowledged === before && performance.now() - killed < 60_000) await sleep(50);
    interruptions.push((performance.now() - killed) / 1000);
    for (const url of urls) await expectAlive(url);
    await cluster.isWhole();
  }
  stop.abort();
  await load;
  console.log(`seconds without a registration: ${interruptions.map((s) => s.toFixed(1)).join(", ")}`);
  console.log(JSON.stringify(ledger.told));
  expect(Math.max(...interruptions)).toBeLessThan(RECOVERY_SECONDS);
  expect(ledger.told.acknowledged).toBeGreaterThan(KILLS * 5);
  expect(ledger.entries.filter(({ answer }) => answer && answer.status >= 500 && answer.status !== 503)).toEqual([]);
  await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
});
