import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../env";
import { perProcess } from "../per-process";
import { bounded } from "./bounded";
import * as schema from "./schema";
import { Turnstile } from "./turnstile";
import { watchedSocket } from "./watched-socket";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Connections of one process. All instances together must stay below the server's `max_connections`. */
const POOL = 10;
/** From the call to its answer or error, waiting for a connection included. */
const DEADLINE_MILLISECONDS = 4_000;
const LINE = { mostWaiting: 200, waitMilliseconds: 2_000 };
const CONNECT_MILLISECONDS = 3_000;
/** What the server itself may take, in milliseconds: a little less, so that as a rule it is the one to say no. */
const SERVER_LIMITS = { statement_timeout: 3_300, lock_timeout: 3_000, idle_in_transaction_session_timeout: 10_000 };

/** A pool with bounded waits for everything but, where `limits` says so, the answers themselves. */
export function connect(url: string, { max, limits }: { max: number; limits: boolean }): postgres.Sql {
  return postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: CONNECT_MILLISECONDS / 1000,
    // Seconds between attempts to connect. The default grows to 20, which a request would spend waiting.
    backoff: () => 0.25,
    onnotice: () => {},
    connection: limits ? SERVER_LIMITS : {},
    ssl: false,
    socket: () =>
      watchedSocket(new URL(url), {
        connectMilliseconds: CONNECT_MILLISECONDS,
        silenceMilliseconds: limits ? DEADLINE_MILLISECONDS : null,
      }),
  } as postgres.Options<Record<string, never>>);
}

/** The process's one pool; connects at its first query. Throws when no database is configured. */
export function database(): Database {
  return perProcess("database", () => {
    if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
    const pool = connect(env.DATABASE_URL, { max: POOL, limits: true });
    const client = bounded(pool, new Turnstile(POOL, LINE), DEADLINE_MILLISECONDS);
    return drizzle(client, { schema, casing: "snake_case" });
  });
}
