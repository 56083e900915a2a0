import "server-only";
import type { Socket } from "node:net";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../env";
import { databaseAddresses } from "../runtime/database-addresses";
import { gauge } from "../runtime/measure.mjs";
import { perProcess } from "../runtime/per-process";
import { Queue } from "../runtime/queue";
import { withoutParameters } from "./driver/connection";
import { dial } from "./driver/dial";
import { ConnectionLost } from "./driver/outcome";
import { ownerTransaction } from "./driver/owner-transaction";
import { asDriver, Pool } from "./driver/pool";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The wait for a connection. Together with the deadlines below and the limits' own, an error takes less than 5 s. */
const LINE = { mostWaiting: 500, waitMilliseconds: 1_000 };
/** For a query's or a transaction's end, connecting included. */
const DEADLINE_MILLISECONDS = 3_000;
const CONNECT_MILLISECONDS = 2_500;
/** What the server itself may take, in milliseconds: a little less, so that as a rule it is the one to say no. */
const SERVER_LIMITS = { statement_timeout: 2_700, lock_timeout: 2_400, idle_in_transaction_session_timeout: 10_000 };

/** A pool of `max` connections in which everything ends in time. */
export function boundedPool(
  url: string,
  { max = env.DATABASE_POOL_SIZE, line = LINE, deadline = DEADLINE_MILLISECONDS } = {},
): Pool {
  return new Pool({
    url,
    queue: new Queue({ atOnce: max, ...line }),
    deadlineMilliseconds: deadline,
    connectMilliseconds: CONNECT_MILLISECONDS,
    serverLimits: SERVER_LIMITS,
  });
}

/** The process's one pool; connects at its first query. Throws when no database is configured. */
export function database(): Database {
  return perProcess("database", () => {
    if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
    return overPool(boundedPool(env.DATABASE_URL));
  });
}

/** Makes the process's one pool for a command that has found the address itself, and returns it to be ended. */
export function openDatabase(url: string): Pool {
  const pool = boundedPool(url, { max: 2 });
  perProcess("database", () => overPool(pool));
  return pool;
}

function overPool(pool: Pool): Database {
  gauge("database", () => pool.load);
  return drizzle(asDriver(pool), { schema, casing: "snake_case" });
}

/** The driver itself, for the owner's migrations: they may take long, run one after the other, and stop at the first error. */
export function connect(url: string, { name = "alta" }: { name?: string } = {}): postgres.Sql {
  let socket: Socket | null = null;
  const client = postgres(withoutParameters(url), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: CONNECT_MILLISECONDS / 1000,
    // Behind a pooler, another session would not know what this one has prepared.
    prepare: false,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: name },
    ssl: false,
    socket: async () => {
      // The driver would retry without backoff or limit.
      if (socket && socket.bytesRead === 0) throw new ConnectionLost("The database closed the connection at once.");
      socket = await dial(databaseAddresses(url)[0], CONNECT_MILLISECONDS);
      return socket;
    },
  } as postgres.Options<Record<string, never>>);
  const begin = (work: (sql: postgres.ISql) => Promise<unknown>) => ownerTransaction(client, () => socket, work);
  return new Proxy(client, { get: (target, name) => (name === "begin" ? begin : Reflect.get(target, name)) });
}
