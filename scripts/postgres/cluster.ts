import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { clean } from "../process/environment.ts";
import { type Account, mayUse } from "./account.ts";
import { systemFolder } from "./system-folder.ts";

/** The superuser of the cluster, which only a start uses, to make what the two other roles work with. */
export const role = "alta";

/** The environment of PostgreSQL's programs: no `PGDATA`, no locale that this machine may lack. */
export const postgresEnv = clean({ LC_ALL: "C", TZ: "UTC" });

/**
 * The folder of a data folder's cluster: inside it, or, when PostgreSQL's user may not enter it (a clone under root's
 * home), in the system's folder with a symbolic link to it.
 */
export function clusterFolder(dataFolder: string, account: Account): string {
  const inside = join(dataFolder, "postgres");
  const link = lstatSync(inside, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) return readlinkSync(inside);
  if (link || mayUse(account, dataFolder)) return inside;
  const elsewhere = join(systemFolder(), randomBytes(8).toString("hex"));
  // The link first: a start that dies here leaves no cluster that nothing refers to.
  symlinkSync(elsewhere, inside);
  return elsewhere;
}

/** Initialises a cluster if there is none, under a temporary name that is renamed, so that an existing one is complete. */
export async function createCluster(
  cluster: string,
  options: { initdb: string; account: Account; password: string; signal: AbortSignal },
) {
  if (existsSync(cluster)) return;
  sweepUnfinished(cluster);
  const unfinished = `${cluster}.new-${process.pid}`;
  const passwordFile = join(unfinished, "password");
  const data = join(unfinished, "data");
  mkdirSync(unfinished);
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  for (const path of [unfinished, passwordFile]) give(path, options.account);
  await promisify(execFile)(
    options.initdb,
    [
      `--pgdata=${data}`,
      `--username=${role}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's builtin locale provider: the same collation on every system.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--data-checksums",
    ],
    { ...options.account, cwd: "/", env: postgresEnv, signal: options.signal },
  );
  renameSync(data, cluster);
  rmSync(unfinished, { recursive: true });
}

/** Removes the leftovers of interrupted starts. A surviving `initdb` fails when its files are gone. */
function sweepUnfinished(cluster: string) {
  for (const name of readdirSync(dirname(cluster)))
    if (name.startsWith(`${basename(cluster)}.new-`))
      rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function give(path: string, { uid, gid }: Account) {
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  chmodSync(path, lstatSync(path).isDirectory() ? 0o700 : 0o600);
}
