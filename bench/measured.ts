import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { startEmbedded } from "../scripts/postgres/embedded.ts";
import type { Lifetime } from "../scripts/process/lifetime.ts";
import { startAlta } from "../testing/start-alta.ts";

export type Database = Awaited<ReturnType<typeof startEmbedded>>;

/** Alta as it is by default, limits and mails included; a trusted proxy, so that every client has its own address. */
export async function startMeasured(
  database: Database,
  life: Lifetime,
  cost: number,
  more: Record<string, string> = {},
) {
  const usual = { BCRYPT_COST: String(cost), RATE_LIMITS: "on", TRUSTED_PROXY_HOPS: "1" };
  const env = { DATABASE_URL: database.url, ...usual, ...more };
  const alta = await startAlta({ databaseUrl: database.ownerUrl, env });
  life.onEnd(alta.stop);
  return alta;
}

/** The superuser's connection, for what only the server's statistics know. */
export async function connectForStatistics(database: Database, life: Lifetime): Promise<postgres.Sql> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  life.onEnd(() => sql.end());
  await sql`create extension if not exists pg_stat_statements`;
  return sql;
}

/** Waits until every mail has been sent, and the database's sessions have told of what they did. */
export async function mailsSent(sql: postgres.Sql): Promise<void> {
  const waiting = async () =>
    (await sql`select from letters where sent_at is null and failed_at is null limit 1`).length;
  while ((await waiting()) > 0) await sleep(200);
  await sleep(1_200);
}

export const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

export const format = (value: number, digits = 2) => value.toLocaleString("es", { maximumFractionDigits: digits });
