import postgres from "postgres";
import { afterAll } from "vitest";
import { testVariable } from "@/scripts/process/environment";
import { borrowAlta } from "@/testing/borrow-alta";
import { createDatabase } from "@/testing/create-database";
import { againAfterDeadlock } from "@/testing/snapshot";
import { startAlta } from "@/testing/start-alta";
import { type Answer, type Call, post, send } from "./client";

/** A server and a database of one test file, stopped with it. */
export type Alta = {
  url: string;
  databaseUrl: string;
  pid: number;
  sql: postgres.Sql;
  post: (path: string, body: unknown, headers?: Call["headers"]) => Promise<Answer>;
  send: (call: Call) => Promise<Answer>;
  /** The server's output so far. */
  output: () => string;
};

type Options = {
  /** Additional settings. */
  env?: Record<string, string>;
  /** The database's URL through a proxy, if any. */
  through?: (databaseUrl: string) => Promise<string>;
  /** For a test that changes the schema, or looks at what a start prints. */
  own?: true;
};

/**
 * Alta with a database as a first start leaves it, for this test file alone. Without options it is one that another
 * file has used before, which saves the start.
 */
export async function freshAlta(options: Options = {}): Promise<Alta> {
  const mayBorrow = Object.keys(options).length === 0 && testVariable("TEST_LENDER_URL") !== undefined;
  const server = mayBorrow ? await borrow() : await startOwn(options);
  const sql = postgres(server.directUrl, { max: 4, onnotice: () => {} });
  afterAll(async () => {
    await sql.end();
    await server.stop();
  });
  return {
    url: server.url,
    databaseUrl: server.databaseUrl,
    pid: server.pid,
    sql,
    post: (path, body, headers) => post(server.url, path, body, headers),
    send: (call) => send(server.url, call),
    output: server.output,
  };
}

async function borrow() {
  const server = await borrowAlta();
  return { ...server, directUrl: server.databaseUrl };
}

async function startOwn({ env = {}, through = async (url) => url }: Options) {
  const database = await createDatabase();
  const server = await startAlta({ env, databaseUrl: await through(database.url) });
  const stop = async () => {
    await server.stop();
    await database.drop();
  };
  return { ...server, directUrl: database.url, stop };
}

/** Deletes every account and restarts the ids, so that the documents' examples can be replayed. */
export async function forgetAccounts({ sql }: Alta): Promise<void> {
  await againAfterDeadlock(() =>
    sql.begin(async (tx) => {
      // Without triggers: the audit is append-only.
      await tx`set local session_replication_role = replica`;
      await tx`truncate accounts, sessions, refresh_tokens, email_tokens, letters, role_requests, audit_entries
        restart identity cascade`;
    }),
  );
}
