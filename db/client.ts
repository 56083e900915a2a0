import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../env";
import { perProcess } from "../per-process";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Options shared by every connection: what the server may take, in milliseconds, and no notices on stdout. */
export const CONNECTION = {
  connect_timeout: 3,
  // Seconds between attempts to connect. The default grows to 20, which a request would spend waiting.
  backoff: () => 0.25,
  onnotice: () => {},
  connection: { statement_timeout: 5_000, lock_timeout: 4_000, idle_in_transaction_session_timeout: 10_000 },
} as const;

/** The process's one pool; connects at its first query. Throws when no database is configured. */
export function database(): Database {
  return perProcess("database", () => {
    if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
    const client = postgres(env.DATABASE_URL, { ...CONNECTION, max: 10, idle_timeout: 60 });
    return drizzle(client, { schema, casing: "snake_case" });
  });
}
