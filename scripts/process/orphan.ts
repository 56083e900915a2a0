import type { ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, runningPid } from "./processes.mjs";

/** Notes who the application is, for the next start to find should this one be killed. */
export function remember(app: ChildProcess, file: string) {
  if (app.pid !== undefined) writeFileSync(file, identityOf(app.pid));
}

/** Ends the application of an earlier start that was killed, should it still run: one that hangs keeps its port. */
export async function stopOrphan(file: string) {
  const identity = read(file);
  for (const [signal, milliseconds] of [
    ["SIGTERM", 3000],
    ["SIGKILL", 1000],
  ] as const) {
    const pid = runningPid(identity);
    if (pid === undefined) return;
    process.kill(pid, signal);
    for (const until = Date.now() + milliseconds; runningPid(identity) && Date.now() < until; ) await sleep(50);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
