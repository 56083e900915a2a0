import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "../../env";
import { accountFor } from "../postgres/account.ts";
import { clusterFolder } from "../postgres/cluster.ts";
import { ownerUrlOf, startEmbedded } from "../postgres/embedded.ts";
import { takeDataFolder } from "../process/data-folder.ts";
import type { Lifetime } from "../process/lifetime.ts";
import { tryLock } from "../process/lock.mjs";
import { Refusal } from "../process/refusal.ts";

/** The database that `npm start` uses: DATABASE_URL's, a running Alta's, or the embedded one, started for this. */
export async function demoDatabase(life: Lifetime): Promise<{ url: string; ours: boolean }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, ours: false };
  const folder = resolve(env.DATA_DIR);
  const running = await runningDatabase(folder);
  if (running) return { url: running, ours: true };
  const lock = await takeDataFolder(folder);
  life.onEnd(lock.release);
  const database = await startEmbedded(folder, life.signal);
  life.onEnd(database.stop);
  return { url: database.ownerUrl, ours: true };
}

/** The URL of the embedded PostgreSQL of an Alta that runs on this folder, from its files there. */
async function runningDatabase(folder: string): Promise<string | null> {
  let held: Awaited<ReturnType<typeof tryLock>>;
  try {
    held = await tryLock(join(folder, "lock"));
  } catch {
    return null;
  }
  if (held.lock) {
    held.lock.release();
    return null;
  }
  const cluster = clusterFolder(folder, accountFor(join(folder, "postgres")));
  const port = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[3]);
  if (!port) throw new Refusal("Alta está arrancando. Espera a que diga que está lista y vuelve a intentarlo.");
  return ownerUrlOf(folder, port);
}
