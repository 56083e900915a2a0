import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { accountFor } from "@/scripts/postgres/account";
import { exitsWithin, hasExited } from "@/scripts/process/child-exit";
import { clean } from "@/scripts/process/environment";
import { freePort } from "@/scripts/process/ports";
import { missingTool } from "@/testing/debian-tool";

const PASSWORD = "a-password-of-your-own";
const SECONDS_TO_FORM = 120;

/** Debian's parts of the cluster; otherwise the sentence with which the test is skipped. */
export async function missingParts(): Promise<string | undefined> {
  for (const [program, debianPackage] of [
    ["patroni", "patroni"],
    ["etcd", "etcd-server"],
    ["pg_lsclusters", "postgresql"],
    ["haproxy", "haproxy"],
    ["pgbouncer", "pgbouncer"],
  ] as const) {
    const missing = await missingTool(program, debianPackage);
    if (missing) return missing;
  }
  return undefined;
}

type Member = { name: string; role: string; state: string };

/** Two nodes of Patroni with etcd, and HAProxy and PgBouncer in front of them, all as the examples configure them. */
export async function startCluster(users: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "alta-cluster-"));
  const account = accountFor("");
  const own = (path: string) => {
    if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
    return path;
  };
  chmodSync(own(folder), 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const run = (name: string, program: string, args: string[], options: SpawnOptions = account) => {
    const log = openSync(join(folder, `${name}.log`), "a");
    const env = { ...clean({}), HOME: folder };
    const child = spawn(program, args, { ...options, env, cwd: "/", stdio: ["ignore", log, log] });
    onTestFinished(() => end(child));
    return child;
  };
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return own(path);
  };
  const example = (name: string) => readFileSync(`deploy/examples/cluster/${name}`, "utf8");
  const [store, peers, database, pooled] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const client = `http://127.0.0.1:${store}`;
  const peer = `http://127.0.0.1:${peers}`;
  run("etcd", "etcd", [
    ...["--data-dir", join(folder, "etcd"), "--listen-client-urls", client, "--advertise-client-urls", client],
    ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
  ]);

  const nodes = await Promise.all(
    ["one", "two"].map(async (name) => ({ name, port: await freePort(), api: await freePort() })),
  );
  for (const { name, port, api } of nodes) {
    const config = example("patroni.yml")
      .replace("name: one", `name: ${name}`)
      .replace("10.0.0.30:2379", `127.0.0.1:${store}`)
      .replaceAll("10.0.0.21:8008", `127.0.0.1:${api}`)
      .replaceAll("10.0.0.21:5432", `127.0.0.1:${port}`)
      .replaceAll("10.0.0.0/24", "127.0.0.1/32")
      .replaceAll("/var/lib/postgresql/", `${join(folder, name)}-`);
    // No socket in a folder that other clusters of the machine use.
    run(name, "patroni", [file(`${name}.yml`, `${config}  parameters:\n    unix_socket_directories: ""\n`)]);
  }
  const [one, two] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
  const haproxy = example("haproxy.cfg")
    .replace("10.0.0.20:5432", `127.0.0.1:${database}`)
    .replace("10.0.0.21:5432 check port 8008", `127.0.0.1:${one.port} check port ${one.api}`)
    .replace("10.0.0.22:5432 check port 8008", `127.0.0.1:${two.port} check port ${two.api}`);
  run("haproxy", "/usr/sbin/haproxy", ["-f", file("haproxy.cfg", haproxy)]);
  const known = Object.entries({ postgres: PASSWORD, ...users }).map(([name, word]) => `"${name}" "${word}"\n`);
  const pgbouncer = example("pgbouncer.ini")
    .replaceAll("10.0.0.20", "127.0.0.1")
    .replace("port=5432", `port=${database}`)
    .replaceAll("6432", `${pooled}`)
    .replace("/etc/pgbouncer/users.txt", file("users.txt", known.join("")));
  run("pgbouncer", "/usr/sbin/pgbouncer", [file("pgbouncer.ini", pgbouncer)]);

  async function members(): Promise<Member[]> {
    for (const { api } of nodes) {
      const answer = await fetch(`http://127.0.0.1:${api}/cluster`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => null,
      );
      if (answer?.ok) return ((await answer.json()) as { members: Member[] }).members;
    }
    return [];
  }

  /** Waits until one node leads and the other one follows it synchronously. */
  async function isWhole(): Promise<void> {
    for (let tenths = 0; tenths < SECONDS_TO_FORM * 10; tenths += 1) {
      const found = await members();
      const roles = found.filter(({ state }) => state === "running").map(({ role }) => role);
      if (roles.includes("leader") && roles.includes("sync_standby")) return;
      await sleep(100);
    }
    const logs = ["etcd", "one", "two"].map((name) => readFileSync(join(folder, `${name}.log`), "utf8").slice(-2_000));
    throw new Error(`The cluster is not whole after ${SECONDS_TO_FORM} s:\n${logs.join("\n")}`);
  }

  /** Ends the primary with SIGKILL; its name. */
  async function killPrimary(): Promise<string> {
    const leader = (await members()).find(({ role }) => role === "leader")?.name ?? "";
    const pidFile = readFileSync(join(folder, `${leader}-alta`, "postmaster.pid"), "utf8");
    process.kill(Number.parseInt(pidFile, 10), "SIGKILL");
    return leader;
  }

  await isWhole();
  return {
    /** By way of PgBouncer and HAProxy. */
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${pooled}/postgres`,
    /** By way of HAProxy alone. */
    directUrl: `postgres://postgres:${PASSWORD}@127.0.0.1:${database}/postgres`,
    isWhole,
    killPrimary,
  };
}

async function end(child: ChildProcess) {
  if (hasExited(child)) return;
  child.kill("SIGTERM");
  if (!(await exitsWithin(child, 20_000))) child.kill("SIGKILL");
}
