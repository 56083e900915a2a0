import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../process/refusal.ts";

/**
 * Ends the processes that a killed start left running on a cluster, so that a new server can open it. The caller holds
 * the data folder's lock, so no other start uses the cluster.
 */
export async function stopLeftovers(cluster: string) {
  // Fast shutdown, then immediate (recovery at the next start), then SIGKILL.
  const steps: [NodeJS.Signals, number][] = [
    ["SIGINT", 5000],
    ["SIGQUIT", 3000],
    ["SIGKILL", 3000],
  ];
  for (const [signal, milliseconds] of steps) {
    if (!(await signalAll(cluster, signal, milliseconds))) continue;
    // Without such a process the pid file is stale, and its pid may have been reused.
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  const pids = processesOf(cluster);
  throw new Refusal(
    `Queda un PostgreSQL en ${cluster} que no termina: ${pids.join(", ")}. Detenlo con kill ${pids.join(" ")} y vuelve a iniciar Alta.`,
  );
}

async function signalAll(cluster: string, signal: NodeJS.Signals, milliseconds: number): Promise<boolean> {
  // A postmaster stops its backends; only orphaned backends get the signal themselves.
  const all = processesOf(cluster);
  const postmaster = all.filter((pid) => pid === pidInFile(cluster));
  for (const pid of postmaster.length > 0 && signal !== "SIGKILL" ? postmaster : all) kill(pid, signal);
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(50))
    if (processesOf(cluster).length === 0) return true;
  return false;
}

/** Every process of PostgreSQL has its cluster's folder as working directory, which identifies it. */
function processesOf(cluster: string): number[] {
  try {
    const folder = realpathSync(cluster);
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && worksIn(name, folder))
      .map(Number);
  } catch {
    return postmasterByCommandLine(cluster);
  }
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && /^postgres/.test(readFileSync(`/proc/${pid}/comm`, "utf8"));
  } catch {
    return false;
  }
}

/** Without /proc: the postmaster names its folder on the command line; backends exit without a postmaster. */
function postmasterByCommandLine(cluster: string): number[] {
  const processes = execFileSync("ps", ["-axo", "pid=,command="], { encoding: "utf8" });
  return processes.split("\n").flatMap((line) => (line.includes(`-D ${cluster} `) ? [Number.parseInt(line, 10)] : []));
}

function pidInFile(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
  } catch {
    return undefined;
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // The process has exited meanwhile.
  }
}
