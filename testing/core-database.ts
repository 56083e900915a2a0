import postgres from "postgres";
import { afterAll, vi } from "vitest";
import { asApp, createMigratedDatabase } from "./create-database.ts";

/**
 * Gives a test file a migrated database of its own and points the settings at it. Import modules that read the
 * settings afterwards: `const { verb } = await import("./verb")`. Hashing is cheap: a test that measures it sets a
 * `BCRYPT_COST` of its own.
 */
export async function coreDatabase(settings: Record<string, string> = {}): Promise<postgres.Sql> {
  const AUTH_SECRET = "a secret of the tests that is long enough to sign with";
  const { url, drop } = await createMigratedDatabase(async (ownerUrl) => {
    const { migrateDatabase } = await import("../db/migrate.ts");
    await migrateDatabase({ ownerUrl, appUrl: asApp(ownerUrl) }, async () => {});
    // The settings have been read by now, and are about to change.
    vi.resetModules();
  });
  const cheap = { BCRYPT_COST: "4", HASH_NICE: "0", LOG_LEVEL: "silent" };
  const variables = { DATABASE_URL: asApp(url), AUTH_SECRET, ...cheap, ...settings };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  afterAll(async () => {
    const { database } = await import("../db/client.ts");
    // When the drop cuts its connections, the driver may throw outside any promise.
    const { $client } = database() as unknown as { $client: postgres.Sql };
    await $client.end({ timeout: 1 });
    await sql.end();
    await drop();
  });
  return sql;
}
