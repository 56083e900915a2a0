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

/** The one role of the cluster. */
export const role = "alta";

/** What PostgreSQL's programs get to see: no stray `PGDATA`, no locale that this machine may lack. */
export const postgresEnv = clean({ LC_ALL: "C", TZ: "UTC" });

/**
 * Where the cluster of a data folder lives: inside it, or, when its account may not come in there (a clone under
 * root's home), in the system's folder with a link to it.
 */
export function clusterFolder(dataFolder: string, account: Account): string {
  const inside = join(dataFolder, "postgres");
  const link = lstatSync(inside, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) return readlinkSync(inside);
  if (link || mayUse(account, dataFolder)) return inside;
  const elsewhere = join(systemFolder(), randomBytes(8).toString("hex"));
  // The link comes first: a start that dies right here leaves nothing behind that no one knows about.
  symlinkSync(elsewhere, inside);
  return elsewhere;
}

/** Initialises a cluster unless it is there. It is made beside its place and renamed: one that exists is complete. */
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
      // Built into PostgreSQL itself: the same order of mails on every system, whatever locales it has.
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

/** What starts that died half-way have left. Their `initdb` may be alive still; it gives up when its files go. */
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
