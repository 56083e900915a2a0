import postgres from "postgres";
import { afterAll } from "vitest";
import { createDatabase } from "@/testing/create-database";
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
};

/** Starts Alta on a database of its own. */
export async function freshAlta({ env = {}, through = async (url) => url }: Options = {}): Promise<Alta> {
  const database = await createDatabase();
  const server = await startAlta({ env, databaseUrl: await through(database.url) });
  const sql = postgres(database.url, { max: 4, onnotice: () => {} });
  afterAll(async () => {
    await sql.end();
    await server.stop();
    await database.drop();
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

/** Deletes every account and restarts the ids, so that the documents' examples can be replayed. */
export async function forgetAccounts({ sql }: Alta): Promise<void> {
  await sql.begin(async (tx) => {
    // The audit is append-only: a test must disable its trigger.
    await tx`alter table audit_entries disable trigger audit_entries_append_only`;
    await tx`truncate accounts, sessions, refresh_tokens, email_tokens, letters, role_requests, audit_entries
      restart identity cascade`;
    await tx`alter table audit_entries enable trigger audit_entries_append_only`;
  });
}
