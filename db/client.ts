import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../env";
import { perProcess } from "../runtime/per-process";
import { Queue } from "../runtime/queue";
import { bounded } from "./bounded";
import * as schema from "./schema";
import { watchedSocket } from "./watched-socket";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Connections of one process. All instances together must stay below the server's `max_connections`. */
const POOL = 10;
/** For a connection. With what follows, and the limits' own patience, nobody waits 5 seconds for an error. */
const LINE = { mostWaiting: 500, waitMilliseconds: 1_000 };
/** For a query's or a transaction's end, connecting included. */
const DEADLINE_MILLISECONDS = 3_000;
const CONNECT_MILLISECONDS = 2_500;
/** What the server itself may take, in milliseconds: a little less, so that as a rule it is the one to say no. */
const SERVER_LIMITS = { statement_timeout: 2_700, lock_timeout: 2_400, idle_in_transaction_session_timeout: 10_000 };

/**
 * A setting that means nothing, but with it a greeting is longer than 1024 bytes, and those the driver sends at once. A
 * shorter one it leaves for a moment later, which never comes if the connection before it closed with something to write.
 */
const LONG_GREETING = { "alta.greeting": "-".repeat(1024) };

/** A pool with bounded waits for everything but, where `limits` says so, the answers themselves. */
export function connect(url: string, { max, limits }: { max: number; limits: boolean }): postgres.Sql {
  return postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: CONNECT_MILLISECONDS / 1000,
    // Seconds between attempts to connect. The default grows to 20, which a request would spend waiting.
    backoff: () => 0.25,
    onnotice: () => {},
    connection: { application_name: "alta", ...LONG_GREETING, ...(limits && SERVER_LIMITS) },
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
    const client = bounded(pool, new Queue({ atOnce: POOL, ...LINE }), DEADLINE_MILLISECONDS);
    return drizzle(client, { schema, casing: "snake_case" });
  });
}
