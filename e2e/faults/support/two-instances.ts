import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import { makeAppRole } from "@/testing/create-database";
import { otherPostgres } from "@/testing/other-postgres";
import { admin, type RunningAlta, startAlta } from "@/testing/start-alta";
import { Ledger } from "./ledger";

/** A PostgreSQL of the test's own, and instances of Alta that share it and their public address. */
export async function instances(
  envs: Record<string, string>[],
  settings: Record<string, string | number> = {},
  /** The database's URL through a proxy, if any. */
  through = async (url: string) => url,
) {
  const database = await otherPostgres(settings);
  const withSql = async <Result>(work: (sql: postgres.Sql) => Promise<Result>) => {
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    try {
      return await work(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  /** Retried, as the leftovers of a killed server may block the start for a moment. */
  const startDatabase = async () => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      database.start();
      if (
        await withSql((sql) => sql`select 1`).then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(100);
    }
    throw new Error("PostgreSQL does not start.");
  };
  await startDatabase();
  await withSql((sql) => sql.unsafe(makeAppRole));

  const startInstance = async (env: Record<string, string>) => {
    const databaseUrl = await through(database.url);
    const alta = await startAlta({ databaseUrl, env: { APP_URL: "http://alta.test", ...env } });
    onTestFinished(() => alta.stop());
    return alta;
  };
  const running: RunningAlta[] = [];
  for (const env of envs) running.push(await startInstance(env));
  const urls = running.map(({ url }) => url);
  const ledger = new Ledger();
  ledger.token = await adminToken(urls[0] ?? "");
  return { database, startDatabase, startInstance, running, urls, ledger, withSql };
}

export async function adminToken(url: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/auth/login`, { method: "POST", headers, body: JSON.stringify(admin) });
  return ((await response.json()) as { token: string }).token;
}
