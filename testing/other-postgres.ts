import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { accountFor } from "../scripts/postgres/account.ts";
import { binariesFor } from "../scripts/postgres/binaries.ts";
import { postgresEnv } from "../scripts/postgres/cluster.ts";
import { exitsWithin, hasExited } from "../scripts/process/child-exit.ts";
import { freePort } from "../scripts/process/ports.ts";

export type OtherPostgres = {
  url: string;
  /** Does nothing when it runs already. */
  start(): void;
  /** By default a fast shutdown; `SIGQUIT` is an immediate one, `SIGKILL` a crash. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/**
 * An external PostgreSQL, as an operator would bring one: the system's where there is one, else another cluster of the
 * embedded one. It is created but not started, and stopped when the test ends.
 */
export async function otherPostgres(more: Record<string, string | number> = {}): Promise<OtherPostgres> {
  const account = accountFor("");
  const binaries = systemBinaries() ?? (await binariesFor(account));
  const folder = mkdtempSync(join(tmpdir(), "alta-other-"));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const as = { ...account, cwd: "/", env: postgresEnv };
  const data = join(folder, "data");
  execFileSync(binaries.initdb, ["-D", data, "-U", "dueña", "--auth=trust", "-E", "UTF8", "--no-sync"], as);
  const port = await freePort();
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off", ...more };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  let server: ChildProcess | undefined;
  const stop = async (signal: NodeJS.Signals = "SIGINT") => {
    server?.kill(signal);
    if (server) await exitsWithin(server, 10_000);
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: `postgres://due%C3%B1a@127.0.0.1:${port}/postgres`,
    start: () => {
      if (server && !hasExited(server)) return;
      server = spawn(binaries.postgres, ["-D", data, ...args], { ...as, stdio: "ignore" });
    },
    stop,
  };
}

function systemBinaries() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const bin = `/usr/lib/postgresql/${versions.sort((a, b) => Number(b) - Number(a))[0]}/bin`;
  const binaries = { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
  return existsSync(binaries.postgres) ? binaries : undefined;
}
