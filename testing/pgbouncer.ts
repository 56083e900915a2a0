import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { accountFor } from "../scripts/postgres/account.ts";
import { exitsWithin, hasExited } from "../scripts/process/child-exit.ts";
import { freePort } from "../scripts/process/ports.ts";

export type PoolMode = "session" | "transaction";

const PROGRAM = "/usr/sbin/pgbouncer";

/** Debian's PgBouncer, installed where that is possible; otherwise the sentence with which a test is skipped. */
export function findPgbouncer(): { missing: string | false } {
  if (existsSync(PROGRAM)) return { missing: false };
  try {
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "pgbouncer"], {
      stdio: "ignore",
      timeout: 120_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch {
    // Not Debian, not root, or no network.
  }
  return {
    missing: existsSync(PROGRAM) ? false : "PgBouncer is not installed and could not be installed with apt-get.",
  };
}

/** A PgBouncer with few server connections in front of a test database. `through` is the same URL by way of it. */
export async function startPgbouncer(
  mode: PoolMode,
  databaseUrls: readonly string[],
  more: Record<string, string> = {},
) {
  const [server, ...others] = databaseUrls.map((url) => new URL(url));
  if (!server) throw new Error("PgBouncer needs a database.");
  const port = await freePort();
  const account = accountFor("");
  const folder = mkdtempSync(join(tmpdir(), "alta-pgbouncer-"));
  chmodSync(folder, 0o711);
  const users = [server, ...others].map(({ username, password }) => {
    return `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"`;
  });
  const file = (name: string, lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
    return path;
  };
  const settings = {
    listen_addr: "127.0.0.1",
    listen_port: String(port),
    unix_socket_dir: "",
    auth_type: "scram-sha-256",
    auth_file: file("users.txt", [...new Set(users)]),
    pool_mode: mode,
    default_pool_size: mode === "transaction" ? "3" : "30",
    ...more,
  };
  const ini = file("pgbouncer.ini", [
    "[databases]",
    `* = host=${server.hostname} port=${server.port || 5432}`,
    "[pgbouncer]",
    ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
  ]);
  let output = "";
  const pooler: ChildProcess = spawn(PROGRAM, [ini], { ...account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  pooler.stderr?.on("data", (chunk) => (output += chunk));
  while (!(await listens(port))) {
    if (hasExited(pooler)) throw new Error(`PgBouncer ended:\n${output}`);
    await sleep(50);
  }
  return {
    through: (url: string) => {
      const by = new URL(url);
      by.host = `127.0.0.1:${port}`;
      return by.href;
    },
    stop: async () => {
      pooler.kill("SIGINT");
      if (!(await exitsWithin(pooler, 5_000))) pooler.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
