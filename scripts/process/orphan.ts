import type { ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, runningPid } from "./processes.mjs";

/** Records the application's process, so that the next start finds it if this one is killed. */
export function remember(app: ChildProcess, file: string) {
  if (app.pid !== undefined) writeFileSync(file, identityOf(app.pid));
}

/** Ends the application of a killed start if it still runs: a hanging one would keep its port. */
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
