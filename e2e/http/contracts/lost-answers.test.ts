import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase } from "@/testing/create-database";
import { admin, startAlta } from "@/testing/start-alta";
import { bearer, post } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail } from "../support/staff";
import { validBody } from "../support/valid-bodies";

async function setUp() {
  const database = await createDatabase();
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const env = { APP_URL: "http://alta.test" };
  onTestFinished(async () => {
    await sql.end();
    await database.drop();
  });
  const serve = async () => {
    const alta = await startAlta({ databaseUrl: database.url, env });
    onTestFinished(() => alta.stop());
    return alta;
  };
  return { sql, serve };
}

const tokenAt = async (url: string) => ((await post(url, "/auth/login", admin)).json as { token: string }).token;

/** Sends a registration and hangs up without waiting for the answer. */
function sendAndLeave(url: string, name: ContractName, body: object, headers: Record<string, string>) {
  const { hostname, port } = new URL(url);
  const text = JSON.stringify(body);
  const json = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  const outgoing = request({
    hostname,
    port,
    method: "POST",
    path: DOCUMENTED_PATH[name],
    headers: { ...json, ...headers },
  });
  outgoing.on("error", () => {});
  outgoing.end(text);
  return outgoing;
}

const exists = async (sql: postgres.Sql, email: string) =>
  (await sql`select from accounts where email = ${email}`).length === 1;

test("a retry after hanging up gets the answer with the same key, and the document's duplicate refusal without one [C04]", async () => {
  const { sql, serve } = await setUp();
  const alta = await serve();
  const token = await tokenAt(alta.url);
  for (const name of CONTRACTS) {
    const email = freshEmail();
    const body = validBody(name, email);
    const caller = name === "sucursal" ? bearer(token) : {};
    const headers = { ...caller, "idempotency-key": `lost-${name}` };
    const outgoing = sendAndLeave(alta.url, name, body, headers);
    for (let wait = 0; wait < 100 && !(await exists(sql, email)); wait += 1) await sleep(50);
    outgoing.destroy();
    const again = await post(alta.url, DOCUMENTED_PATH[name], body, headers);
    expect([name, again.status, again.headers["idempotent-replayed"]]).toEqual([name, SUCCESS[name], "true"]);
    const stranger = await post(alta.url, DOCUMENTED_PATH[name], { ...body, telefono: "70009999" }, caller);
    expect([name, stranger.status >= 400 && stranger.status < 500]).toEqual([name, true]);
  }
});

test("kill -9 during the commit: a retry under the same key gets the lost answer [F02, C06]", async () => {
  const { sql, serve } = await setUp();
  const killed = await serve();
  const token = await tokenAt(killed.url);
  // The commit takes a second, and completes although its client is dead.
  await sql`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$`;
  await sql`create constraint trigger dawdle after insert on accounts deferrable initially deferred
    for each row execute function dawdle()`;
  const sent = CONTRACTS.map((name) => {
    const body = validBody(name, freshEmail());
    const headers = { ...(name === "sucursal" && bearer(token)), "idempotency-key": `killed-${name}` };
    return { name, body, headers };
  });
  for (const { name, body, headers } of sent) sendAndLeave(killed.url, name, body, headers);
  const committing = () =>
    sql`select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
  for (let wait = 0; wait < 200 && (await committing()).length < sent.length; wait += 1) await sleep(20);
  killed.kill();
  for (let wait = 0; wait < 100 && (await committing()).length > 0; wait += 1) await sleep(50);
  await sql`drop trigger dawdle on accounts`;

  const alta = await serve();
  for (const { name, body, headers } of sent) {
    const email = String(body.email);
    const committed = await exists(sql, email);
    let answer = await post(alta.url, DOCUMENTED_PATH[name], body, headers);
    for (let wait = 0; wait < 40 && answer.status === 409; wait += 1) {
      await sleep(500);
      answer = await post(alta.url, DOCUMENTED_PATH[name], body, headers);
    }
    expect([name, answer.status]).toEqual([name, SUCCESS[name]]);
    expect([name, answer.headers["idempotent-replayed"]]).toEqual([name, committed ? "true" : undefined]);
    expect(await exists(sql, email)).toBe(true);
  }
});
