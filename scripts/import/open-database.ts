import { join, resolve } from "node:path";
import { createFirstBranch } from "../../accounts/registration/set-up";
import { database } from "../../db/client";
import { LockHeld, migrateDatabase, SchemaAhead } from "../../db/migrate";
import { env } from "../../env";
import { migrateMessages } from "../../messages/commands";
import { demoDatabase } from "../demo/demo-database.ts";
import { checkConnections } from "../prepare/check-connections.ts";
import { keptSecret } from "../process/kept-secret.ts";
import type { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";

/**
 * Points this process at the installation's database, with its tables in place: beside a running Alta, or with the
 * embedded PostgreSQL started for this.
 */
export async function openDatabase(life: Lifetime): Promise<void> {
  const { url, ours } = await demoDatabase(life);
  const ownerUrl = ours ? url : (env.DATABASE_OWNER_URL ?? url);
  env.DATABASE_URL = url;
  env.AUTH_SECRET ??= keptSecret(join(resolve(env.DATA_DIR), "auth-secret"));
  life.onEnd(async () => {
    const { $client } = database() as unknown as { $client: { end(): Promise<void> } };
    await $client.end();
  });
  try {
    await checkConnections();
    await migrateDatabase({ ownerUrl, appUrl: url }, createFirstBranch);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    if (thrown instanceof SchemaAhead || thrown instanceof LockHeld) throw new Refusal(thrown.message);
    throw new Refusal(migrateMessages.unanswered(thrown instanceof Error ? thrown.message : String(thrown)));
  }
}
