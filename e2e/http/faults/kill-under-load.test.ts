import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { dataFolder, start } from "@/testing/start-command";
import { killRounds, withDatabase } from "../../faults/support/kill-rounds";
import { Ledger } from "../../faults/support/ledger";

const ready = "Alta está lista en ";
const METRICS_TOKEN = "solo-para-esta-prueba";

/** How many passwords the server is hashing, or is going to. */
async function hashJobs(url: string): Promise<number> {
  const response = await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const states = (await response.text()).matchAll(/^alta_hash_jobs\{state="\w+"\} (\d+)$/gm);
  return [...states].reduce((sum, [, jobs]) => sum + Number(jobs), 0);
}

test(
  "kill -9 of application, start and PostgreSQL under load: acknowledged accounts exist once and sign in [F01]",
  {
    timeout: 300_000,
  },
  async () => void (await killRounds(3)),
);

test("SIGTERM under load: requests in flight are answered, no new ones accepted, and every answer is true [F03]", async () => {
  const folder = await dataFolder();
  const PORT = String(await freePort());
  // Slow enough to be in flight, and quick enough to end within the time for stopping on a busy machine.
  const slow = { RATE_LIMITS: "off", BCRYPT_COST: "11" };
  const env = { PORT, ...slow, METRICS_TOKEN, ADMIN_PASSWORD: "una clave solo de prueba" };
  const started = await start({ dataFolder: folder, env });
  await started.says(ready);
  const ledger = new Ledger();
  await ledger.register(started.url);
  const inFlight = Array.from({ length: 12 }, () => ledger.register(started.url));
  // A request that the server has not read yet is not in flight.
  const received = async () => ledger.entries.length + (await hashJobs(started.url));
  await expect.poll(received, { interval: 20, timeout: 10_000 }).toBeGreaterThanOrEqual(13);
  expect(ledger.entries.length).toBeLessThan(12);
  const began = performance.now();
  started.process.kill("SIGTERM");
  await started.says("Deteniendo");
  await sleep(200);
  await expect(fetch(`${started.url}/api/health`)).rejects.toThrow();
  await Promise.all(inFlight);
  expect(ledger.told).toEqual({ acknowledged: 13, refused: 0, postponed: 0, unknown: 0 });
  expect(await started.exitCode()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);

  const next = await start({ dataFolder: folder, env });
  await next.says(ready);
  await withDatabase(folder, (sql) => ledger.settle(next.url, sql));
});
