import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { person } from "@/testing/people";
import { findPgbouncer, type PoolMode, startPgbouncer } from "@/testing/pgbouncer";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { env } = await import("../../env");
const { registerAccount } = await import("../../accounts/registration/register-account");
const { boundedPool, database } = await import("../client");
const employee = await insertActor(sql, "employee");

const { missing } = findPgbouncer();
if (missing) console.warn(missing);

describe.skipIf(missing).each<PoolMode>(["session", "transaction"])("behind PgBouncer in %s mode", (mode) => {
  const direct = env.DATABASE_URL ?? "";
  let pooler: Awaited<ReturnType<typeof startPgbouncer>>;
  beforeAll(async () => {
    pooler = await startPgbouncer(mode, [direct]);
    env.DATABASE_URL = pooler.through(direct);
    forgetPool();
  });
  afterAll(async () => {
    await (database() as unknown as { $client: { end(): Promise<void> } }).$client.end();
    await pooler.stop();
    env.DATABASE_URL = direct;
    forgetPool();
  });

  test("of 120 registrations, six at once, those acknowledged are those stored [HR-13]", async () => {
    // Without a password nothing waits for the hash: the database is what is tried.
    const people = Array.from({ length: 120 }, () => person({ password: { kind: "by_mail" } }));
    const acknowledged: string[] = [];
    const waiting = people.values();
    // On a loaded machine some may be refused; then they must not be stored.
    const register = (command: ReturnType<typeof person>) =>
      registerAccount(employee, command).then(
        ({ ok }) => ok,
        () => false,
      );
    const lane = async () => {
      for (const command of waiting) if (await register(command)) acknowledged.push(command.email);
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    const emails = people.map(({ email }) => email);
    const stored = await sql`select email from accounts where email = any(${emails})`;
    expect(acknowledged.length).toBeGreaterThan(60);
    expect(stored.map(({ email }) => email).sort()).toEqual(acknowledged.sort());
  });

  test("every transaction and single query has the server's timeouts, and leaves none on the backend", async () => {
    const pool = boundedPool(pooler.through(direct), { max: 1 });
    const limits = "select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock";
    const read = () => pool.query(limits, async (asked) => await asked.unsafe(limits));
    const inTransaction = await pool.transaction(async (asked) => await asked.unsafe(limits));
    expect([await read(), inTransaction]).toEqual(Array(2).fill([{ statement: "2700ms", lock: "2400ms" }]));
    await pool.end();
    const other = postgres(pooler.through(direct), { max: 4, fetch_types: false });
    const settings =
      "select current_setting('statement_timeout') as timeout, count(*)::int as prepared from pg_prepared_statements";
    const found = await Promise.all([1, 2, 3, 4].map(() => other.unsafe(settings)));
    expect(found.flat()).toEqual(Array(4).fill({ timeout: "0", prepared: 0 }));
    await other.end();
  });
});

function forgetPool() {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("alta.database")];
}
