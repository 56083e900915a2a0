import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { Order, Summary } from "./driver.mjs";

/** Forks a program of this folder; it ends with us. */
export function program(file: "driver.mjs" | "yardstick.mjs", settings: object = {}): ChildProcess {
  return fork(new URL(file, import.meta.url), [JSON.stringify(settings)], { execArgv: [] });
}

/** Has a driver carry out an order. */
export async function drive(driver: ChildProcess, order: Order): Promise<Summary> {
  const answered = once(driver, "message");
  driver.send(order);
  return (await answered)[0] as Summary;
}

/** Milliseconds of a clock tick of the kernel's accounts, which Linux fixes for programs. */
const TICK = 10;

/** The fields of a `stat` file of /proc after the program's name, which may hold anything: from the state, field 3. */
const fields = (file: string) =>
  readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");

const milliseconds = (stat: string[], ...numbers: number[]) =>
  numbers.reduce((sum, number) => sum + Number(stat[number - 3]) * TICK, 0);

/** User and system time of each thread of a process, in milliseconds; the main thread's id is the process's. */
export function threadTimes(pid: number): Map<number, number> {
  return new Map(
    readdirSync(`/proc/${pid}/task`).map((thread) => {
      const stat = fields(`/proc/${pid}/task/${thread}/stat`);
      return [Number(thread), milliseconds(stat, 14, 15)];
    }),
  );
}

/** User and system time of a process and its children, those that have ended included, in milliseconds. */
export function familyTime(pid: number): number {
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  const own = milliseconds(fields(`/proc/${pid}/stat`), 14, 15, 16, 17);
  return children.reduce((sum, child) => sum + timeOf(child), own);
}

function parentOf(pid: string): number | null {
  try {
    return Number(fields(`/proc/${pid}/stat`)[1]);
  } catch {
    return null;
  }
}

function timeOf(pid: string): number {
  try {
    return milliseconds(fields(`/proc/${pid}/stat`), 14, 15);
  } catch {
    return 0;
  }
}
