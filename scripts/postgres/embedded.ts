import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptSecret } from "../process/kept-secret.ts";
import { accountFor, mayUse } from "./account.ts";
import { binariesFor } from "./binaries.ts";
import { clusterFolder, createCluster, role } from "./cluster.ts";
import { keepRunning } from "./keep-running.ts";
import { stopLeftovers } from "./leftovers.ts";
import { ownDatabase } from "./own-database.ts";
import { databaseUrl, startServer } from "./server.ts";

const database = "alta";
const ownerPassword = "postgres-owner-password";

/** Starts the PostgreSQL of a data folder, creating cluster, roles and database if need be. The caller holds the folder's lock. */
export async function startEmbedded(folder: string, signal: AbortSignal, more: { countStatements?: boolean } = {}) {
  const { options: usual, password } = await open(folder, signal);
  const options = { ...usual, ...more };
  const server = await startServer(options);
  const superuser = { name: role, password };
  const owner = { name: "alta_owner", password: keptSecret(join(folder, ownerPassword)) };
  const app = { name: "alta_app", password: keptSecret(join(folder, "postgres-app-password")) };
  await ownDatabase((name) => databaseUrl(server.port, superuser, name), database, { owner, app });
  const [url, ownerUrl] = [app, owner].map((login) => databaseUrl(server.port, login, database)) as [string, string];
  const superuserUrl = databaseUrl(server.port, superuser, database);
  return { ...keepRunning(server, options), url, ownerUrl, superuserUrl, pid: server.process.pid ?? 0 };
}

/** The owner's address of the database of a data folder whose PostgreSQL runs already. */
export function ownerUrlOf(folder: string, port: number): string {
  return databaseUrl(port, { name: "alta_owner", password: keptSecret(join(folder, ownerPassword)) }, database);
}

/** Starts an empty PostgreSQL for tests, in a temporary folder. Its `url` may create databases. */
export async function startThrowAway(signal: AbortSignal) {
  const folder = throwAwayFolder();
  const { options, password } = await open(folder, signal);
  const server = await startServer({ ...options, throwAway: folder, countStatements: true });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { stop, url: databaseUrl(server.port, { name: role, password }, "postgres") };
}

async function open(folder: string, signal: AbortSignal) {
  const password = keptSecret(join(folder, "postgres-password"));
  const account = accountFor(join(folder, "postgres"));
  const { initdb, postgres } = await binariesFor(account);
  const cluster = clusterFolder(folder, account);
  await createCluster(cluster, { initdb, account, password, signal });
  await stopLeftovers(cluster);
  return { password, options: { cluster, postgres, account, log: join(folder, "postgres.log"), signal } };
}

/** Owned by PostgreSQL's user, so that the watcher may remove it. */
function throwAwayFolder(): string {
  const account = accountFor("");
  const base = mayUse(account, tmpdir()) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(base, "alta-"));
  chmodSync(folder, 0o711);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}
