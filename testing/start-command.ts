import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { hasExited } from "../scripts/process/child-exit.ts";
import { clean, noSettings } from "../scripts/process/environment.ts";
import { freePort } from "../scripts/process/ports.ts";

export type Started = {
  process: ChildProcess;
  pid: number;
  url: string;
  output(): string;
  /** Resolves once the output contains the text; throws with the whole output when the process ends before. */
  says(words: string | RegExp): Promise<string>;
  exitCode(): Promise<number | null>;
};

type Options = {
  dataFolder?: string;
  env?: Record<string, string>;
  /** `npm start` instead of what it runs. */
  npm?: boolean;
  folder?: string;
  /** Another Node than the test's own. */
  node?: string;
  /** Another user than the test's own, who may use no more than anyone. */
  uid?: number;
  /** A file descriptor for the output, which is then not captured. */
  output?: number;
};

/** Runs `npm start` in a process group of its own, which is killed when the test ends. */
export async function start(options: Options): Promise<Started> {
  const { dataFolder, env = {}, npm = false, folder, node = process.execPath, uid, output: file } = options;
  const port = env.PORT ?? String(await freePort());
  const [program, args] = npm ? ["npm", ["start"]] : [node, ["scripts/run.mjs", "start"]];
  const child = spawn(program, args, {
    env: clean({ ...noSettings, PORT: port, BCRYPT_COST: "10", ...(dataFolder && { DATA_DIR: dataFolder }), ...env }),
    detached: true,
    stdio: ["ignore", file ?? "pipe", file ?? "pipe"],
    ...(folder && { cwd: folder }),
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const pid = child.pid ?? 0;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  onTestFinished(() => killGroup(pid));

  return {
    process: child,
    pid,
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    says: async (words) => {
      while (!output.match(words)) {
        if (hasExited(child)) throw new Error(`It ended without saying ${words}:\n${output}`);
        await sleep(25);
      }
      return output;
    },
    exitCode: async () => {
      if (!hasExited(child)) await once(child, "exit");
      return child.exitCode;
    },
  };
}

/** A folder for DATA_DIR, removed at the end of the test after the processes that used it. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "alta-start-"));
  // PostgreSQL's own user must be able to enter.
  await chmod(folder, 0o711);
  onTestFinished(async () => {
    killIfAny(postmasterOf(folder));
    // PostgreSQL's processes exit when their postmaster is gone.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  return folder;
}

/** The pid and port of the PostgreSQL of a data folder. */
export function postmaster(folder: string): { pid: number; port: number } {
  const lines = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** The application's pid, from its data folder. */
export function appPid(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, "app.pid"), "utf8"), 10);
}

function postmasterOf(folder: string): number | undefined {
  try {
    return postmaster(folder).pid;
  } catch {
    return undefined;
  }
}

function killIfAny(pid: number | undefined) {
  try {
    if (pid) process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

function killGroup(pid: number) {
  killIfAny(-pid);
}
