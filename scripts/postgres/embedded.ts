import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { keptSecret } from "../process/kept-secret.ts";
import { accountFor, mayUse } from "./account.ts";
import { binariesFor } from "./binaries.ts";
import { clusterFolder, createCluster } from "./cluster.ts";
import { keepRunning } from "./keep-running.ts";
import { stopLeftovers } from "./leftovers.ts";
import { databaseUrl, startServer } from "./server.ts";

const database = "alta";

/** Starts the PostgreSQL of a data folder, creating cluster and database if need be. The caller holds the folder's lock. */
export async function startEmbedded(folder: string, signal: AbortSignal) {
  const { options, password } = await open(folder, signal);
  const server = await startServer(options);
  const app = { name: "alta_app", password: keptSecret(join(folder, "postgres-app-password")) };
  await createDatabase(databaseUrl(server, password, "postgres"), app);
  const ownerUrl = databaseUrl(server, password, database);
  const url = new URL(ownerUrl);
  [url.username, url.password] = [app.name, app.password];
  return { ...keepRunning(server, options), url: url.href, ownerUrl };
}

/** Starts an empty PostgreSQL for tests, in a temporary folder. Its `url` may create databases. */
export async function startThrowAway(signal: AbortSignal) {
  const folder = throwAwayFolder();
  const { options, password } = await open(folder, signal);
  const server = await startServer({ ...options, throwAway: folder });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { stop, url: databaseUrl(server, password, "postgres") };
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

/** Creates the database, owned by the cluster's superuser, and the application's role, which owns nothing. */
async function createDatabase(adminUrl: string, app: { name: string; password: string }) {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const [found] = await sql`select from pg_database where datname = ${database}`;
    if (!found) await sql`create database ${sql(database)}`;
    const [role] = await sql`select from pg_roles where rolname = ${app.name}`;
    const login = `role "${app.name}" login password '${app.password}' nosuperuser nocreatedb nocreaterole`;
    await sql.unsafe(`${role ? "alter" : "create"} ${login}`);
  } finally {
    await sql.end();
  }
}
