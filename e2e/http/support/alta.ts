import postgres from "postgres";
import { afterAll } from "vitest";
import { startAlta } from "@/scripts/testing/start-alta";
import { type Answer, type Call, post, send } from "./client";

/** A server and a database that belong to one test file, and end with it. */
export type Alta = {
  url: string;
  sql: postgres.Sql;
  post: (path: string, body: unknown, headers?: Call["headers"]) => Promise<Answer>;
  send: (call: Call) => Promise<Answer>;
  /** What the server has written on its console so far. */
  output: () => string;
};

/** Starts Alta on a database of its own; `env` are settings besides those all tests share. */
export async function freshAlta(env: Record<string, string> = {}): Promise<Alta> {
  const server = await startAlta({ env });
  const sql = postgres(server.databaseUrl, { max: 4, onnotice: () => {} });
  afterAll(async () => {
    await sql.end();
    await server.stop();
  });
  return {
    url: server.url,
    sql,
    post: (path, body, headers) => post(server.url, path, body, headers),
    send: (call) => send(server.url, call),
    output: server.output,
  };
}

/** Forgets every account, and counts from 1 again: the documents' examples can be replayed once more. */
export async function forgetAccounts({ sql }: Alta): Promise<void> {
  await sql`truncate accounts, sessions, refresh_tokens, email_tokens, letters, role_requests, audit_entries
    restart identity cascade`;
}
