import postgres from "postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { asApp, createDatabase } from "@/testing/create-database";
import { findPgbouncer, type PoolMode, startPgbouncer } from "@/testing/pgbouncer";
import { startAlta } from "@/testing/start-alta";
import { post } from "../support/client";
import { inParallel } from "../support/in-parallel";
import { DOCUMENTED_PATH } from "../support/paths";
import { validBody } from "../support/valid-bodies";

const { missing } = findPgbouncer();
if (missing) console.warn(missing);

describe.skipIf(missing).each<PoolMode>(["session", "transaction"])("behind PgBouncer in %s mode", (mode) => {
  test("Alta migrates, starts, and has stored every one of 120 registrations that it acknowledged [HR-13]", async () => {
    const database = await createDatabase();
    onTestFinished(() => database.drop());
    const pooler = await startPgbouncer(mode, [database.url, asApp(database.url)]);
    onTestFinished(() => pooler.stop());
    const alta = await startAlta({ databaseUrl: pooler.through(database.url), env: { RATE_LIMITS: "on" } });
    onTestFinished(() => alta.stop());
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    onTestFinished(() => sql.end());
    const acknowledged: string[] = [];
    const emails = Array.from({ length: 120 }, (_, index) => `${mode}.${index}@ejemplo.com`);
    await inParallel(emails, async (email, index) => {
      const contract = index % 2 === 0 ? "portal" : "movil";
      const { status } = await post(alta.url, DOCUMENTED_PATH[contract], validBody(contract, email));
      if (status === 201) acknowledged.push(email);
    });
    const stored = await sql`select email from accounts where role = 'client'`;
    expect(stored.map(({ email }) => email).sort()).toEqual(acknowledged.sort());
    expect(acknowledged.length).toBeGreaterThan(60);
  });
});
