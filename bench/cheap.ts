import { availableParallelism } from "node:os";
import type { Lifetime } from "../scripts/process/lifetime.ts";
import type { Summary } from "./driver.mjs";
import { type Database, startMeasured } from "./measured.ts";
import { drive, program } from "./processes.ts";

const AT_ONCE = 8 * availableParallelism();
const CHEAP = { count: 500, pauseMilliseconds: 10 };

export type CheapResult = {
  health: { idle: number; busy: number };
  refused: { idle: number; busy: number };
  /** More sign-ups at once than the queue holds. */
  surplus: Summary;
};

/** The 99th percentiles of cheap requests, idle and under a storm of sign-ups, and what becomes of too many of them. */
export async function measureCheap(database: Database, life: Lifetime): Promise<CheapResult> {
  console.log("Solicitudes baratas, en reposo y durante una tormenta de altas…");
  const { url } = await startMeasured(database, life, 12);
  const [driver, storming] = [program("driver.mjs"), program("driver.mjs")];
  for (const one of [driver, storming]) life.onEnd(() => one.disconnect());
  const p99 = async (what: "health" | "refused") => (await drive(driver, { what, url, ...CHEAP })).p99;
  await p99("health");
  await p99("refused");
  const idle = { health: await p99("health"), refused: await p99("refused") };
  const storm = drive(storming, { what: "signUp", url, atOnce: AT_ONCE, seconds: 25 });
  await drive(driver, { what: "health", url, seconds: 2, pauseMilliseconds: 50 });
  const busy = { health: await p99("health"), refused: await p99("refused") };
  await storm;
  const surplus = await drive(storming, { what: "signUp", url, atOnce: 400, count: 400 });
  return {
    health: { idle: idle.health, busy: busy.health },
    refused: { idle: idle.refused, busy: busy.refused },
    surplus,
  };
}
