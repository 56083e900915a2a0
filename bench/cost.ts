import { once } from "node:events";
import { availableParallelism } from "node:os";
import type { Lifetime } from "../scripts/process/lifetime.ts";
import { freePort } from "../scripts/process/ports.ts";
import { type Costs, openAccount, perOperation } from "./costs.ts";
import type { Order, Summary } from "./driver.mjs";
import { connectForStatistics, type Database, mailsSent, startMeasured } from "./measured.ts";
import { drive, program } from "./processes.ts";
import { rawHashesPerSecond } from "./raw-hashing.ts";

const THREADS = availableParallelism();
const AT_ONCE = 8 * THREADS;
const ROUNDS = 3;
const SECONDS = 8;
const RAW_SECONDS = 5;
/** libuv's threads, which the native package hashes on by itself. */
const YARDSTICK_THREADS = 4;

type Round = { native: number; alta: number; yardstick: number };
export type CostResult = {
  cost: number;
  javascript: number;
  rounds: Round[];
  signIns: number;
  signUp: Costs;
  signIn: Costs;
  yardstick: Costs;
};

/** Alta, the yardstick and the machine's own limits in turn, at one cost. */
export async function measureCost(cost: number, database: Database, life: Lifetime): Promise<CostResult> {
  console.log(`Costo ${cost}: ${ROUNDS} rondas de límite, Alta y Express por turno…`);
  const sql = await connectForStatistics(database, life);
  const alta = await startMeasured(database, life, cost);
  // A database of its own: Alta's owner must own everything in Alta's.
  if ((await sql`select from pg_database where datname = 'yardstick'`).length === 0)
    await sql`create database yardstick`;
  const yardstick = await startYardstick(database, life, cost);
  const driver = program("driver.mjs");
  life.onEnd(() => driver.disconnect());

  const measure = async (order: Order, server: number, threads: number) => {
    const watched = { server, postmaster: database.pid, driver, sql, database: "alta" };
    const close = await openAccount(watched, threads);
    const summary = await drive(driver, order);
    if (summary.accepted < summary.all)
      throw new Error(`${summary.all - summary.accepted} ${order.what} were refused.`);
    await mailsSent(sql);
    return { summary, costs: await close() };
  };
  const ofAlta = (what: "signUp" | "signIn", seconds: number) =>
    measure({ what, url: alta.url, atOnce: AT_ONCE, seconds }, alta.pid, THREADS);
  const ofYardstick = (seconds: number) =>
    measure({ what: "yardstick", url: yardstick.url, atOnce: AT_ONCE, seconds }, yardstick.pid, YARDSTICK_THREADS);

  // By number, not by time: else a slow machine would count the compiler's work.
  const warmUp = { atOnce: AT_ONCE, count: 200 / 2 ** (cost - 10) };
  await drive(driver, { what: "signUp", url: alta.url, ...warmUp });
  await drive(driver, { what: "yardstick", url: yardstick.url, ...warmUp });
  const rounds: { native: number; alta: Measured; yardstick: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const native = await rawHashesPerSecond(THREADS, cost, RAW_SECONDS, true);
    rounds.push({ native, alta: await ofAlta("signUp", SECONDS), yardstick: await ofYardstick(SECONDS) });
  }
  // First sign-ins cost a little more; these are of people who were signed in before.
  await drive(driver, { what: "signIn", url: alta.url, ...warmUp });
  const signIns = await ofAlta("signIn", SECONDS);
  const javascript = await rawHashesPerSecond(THREADS, cost, RAW_SECONDS, false);
  await alta.stop();
  yardstick.stop();
  return {
    ...{ cost, javascript, signIns: signIns.summary.perSecond },
    rounds: rounds.map(({ native, alta, yardstick }) => {
      return { native, alta: alta.summary.perSecond, yardstick: yardstick.summary.perSecond };
    }),
    signUp: average(rounds.map(({ alta }) => alta)),
    signIn: average([signIns]),
    yardstick: average(rounds.map(({ yardstick }) => yardstick)),
  };
}

type Measured = { summary: Summary; costs: Costs };

/** Costs per operation over all rounds. */
function average(measured: Measured[]): Costs {
  const all = measured.map(({ costs }) => costs);
  const total = Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [name, all.reduce((sum, costs) => sum + costs[name as keyof Costs], 0)]),
  ) as Costs;
  return perOperation(
    total,
    measured.reduce((sum, { summary }) => sum + summary.accepted, 0),
  );
}

async function startYardstick(database: Database, life: Lifetime, cost: number) {
  const port = await freePort();
  const url = new URL(database.superuserUrl);
  url.pathname = "yardstick";
  const server = program("yardstick.mjs", { url: url.href, port, cost });
  const stop = () => {
    if (server.connected) server.disconnect();
  };
  life.onEnd(stop);
  await once(server, "message");
  return { url: `http://127.0.0.1:${port}`, pid: server.pid ?? 0, stop };
}
