import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { exitsWithin, hasExited } from "../process/child-exit.ts";
import { freePort } from "../process/ports.ts";
import { Refusal } from "../process/refusal.ts";
import type { Account } from "./account.ts";
import { keepLog } from "./bounded-log.ts";
import { postgresEnv } from "./cluster.ts";

type Server = ChildProcessByStdio<Writable, null, Readable>;

export type RunningServer = { process: Server; port: number; stop(hurry?: AbortSignal): Promise<void> };

export type ServerOptions = {
  cluster: string;
  postgres: string;
  account: Account;
  log: string;
  /** A free port when not given. */
  port?: number;
  /** For a temporary cluster: without fsync, and with this folder removed if we die. */
  throwAway?: string;
  /** Keeps `pg_stat_statements`, for tests and measurements. */
  countStatements?: boolean;
  signal: AbortSignal;
};

/**
 * A shell that forks a watcher and then execs the server. The watcher stops the server when the pipe from us breaks, so
 * that `kill -9` of us leaves no server. It is double-forked, as PostgreSQL logs unknown child processes.
 */
const guarded = `
  exec 3<&0
  server=$$ doomed=$1; shift
  ( { read -r _ <&3 && exit
      kill -INT "$server"
      [ -n "$doomed" ] || exit
      for _ in 1 2 3 4 5 6 7 8 9; do [ -e "$doomed/postgres/postmaster.pid" ] && sleep 0.5; done
      rm -rf "$doomed"
    } >/dev/null 2>&1 & )
  exec "$@" 3<&- </dev/null`;

/** Starts PostgreSQL on a cluster, on a loopback port, and waits until it answers. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const server = launch(options, port);
    // Another process may take the port between the check and its use.
    if (await becomesReady(server, options)) return { process: server, port, stop: (hurry) => stop(server, hurry) };
    if (options.port || attempt === 3)
      throw new Refusal(`PostgreSQL no arrancó. Lo último que escribió (${options.log}):\n${tail(options.log)}`);
  }
}

function launch({ cluster, postgres, account, log, throwAway, countStatements }: ServerOptions, port: number): Server {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Tests run many instances at once, an installation with the embedded database one.
    max_connections: throwAway ? 200 : 50,
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // Statements are not logged: their text may hold personal data.
    log_min_messages: "log",
    ...(throwAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...(countStatements ? { shared_preload_libraries: "pg_stat_statements" } : {}),
  };
  const server = spawn(
    "/bin/sh",
    [
      "-c",
      guarded,
      "sh",
      throwAway ?? "",
      postgres,
      "-D",
      cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // In its own process group: Ctrl-C signals the terminal's whole group, and the database must stop last.
    { ...account, cwd: "/", env: postgresEnv, detached: true, stdio: ["pipe", "ignore", "pipe"] },
  );
  server.stdin.on("error", () => {});
  server.once("exit", () => server.stdin.end("\n"));
  keepLog(server.stderr, log);
  return server;
}

async function becomesReady(server: Server, { cluster, signal }: ServerOptions): Promise<boolean> {
  while (!hasExited(server)) {
    if (isReady(server, cluster)) return true;
    if (signal.aborted) await stop(server);
    await sleep(25);
  }
  signal.throwIfAborted();
  return false;
}

/** Like `pg_ctl`: the eighth line of the pid file is the server's status. */
function isReady(server: Server, cluster: string): boolean {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === server.pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

async function stop(server: Server, hurry?: AbortSignal) {
  server.kill("SIGINT");
  if (await exitsWithin(server, 2500, hurry)) return;
  server.kill("SIGQUIT");
  if (await exitsWithin(server, 700)) return;
  server.kill("SIGKILL");
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n");
}

/** A role's address of one of a server's databases. */
export function databaseUrl(port: number, login: { name: string; password: string }, database: string): string {
  return `postgres://${login.name}:${login.password}@127.0.0.1:${port}/${database}`;
}
