import { hostname } from "node:os";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type postgres from "postgres";
import { connect } from "./client";
import { appRole, grantTo } from "./grant";
import { whileLocked } from "./migration-lock";
import { newestMigration } from "./newest-migration";
import { writableAddress } from "./writable-address";

export { LockHeld } from "./migration-lock";

/** The first line of a migration that cannot run in a transaction. */
const OUTSIDE = "-- outside a transaction";
const LOCK_WAIT = "2s";

/** The database has been migrated by a newer version of Alta than this one. */
export class SchemaAhead extends Error {
  override name = "SchemaAhead";
}

type Urls = { ownerUrl: string; appUrl: string };

type Options = {
  lockSeconds?: number;
  /** Runs on the schema as it was after that migration, before the later ones. */
  fill?: { schemaOf: number; run: (client: postgres.Sql) => Promise<void> };
};

/**
 * Brings the schema up to date as its owner, one instance at a time, lets the role of `appUrl` use it, then runs `then`
 * before the others may go on. Throws `SchemaAhead` when the database knows migrations that this code does not, and
 * `LockHeld`, which names who migrates, when that takes longer than `lockSeconds`.
 */
export async function migrateDatabase(
  { ownerUrl, appUrl }: Urls,
  then: () => Promise<void>,
  { lockSeconds = 30, fill }: Options = {},
): Promise<void> {
  // The name is what others are told who wait for this one.
  const name = `alta migrate ${hostname()}:${process.pid}`;
  const address = await writableAddress(ownerUrl);
  const [lock, client] = [connect(address, { name }), connect(address, { name })];
  try {
    await whileLocked(lock, lockSeconds, async () => {
      if (fill) {
        await applyMissing(client, fill.schemaOf);
        await fill.run(client);
      }
      await applyMissing(client);
      const role = appRole(ownerUrl, appUrl);
      if (role) await grantTo(client, role);
      await then();
    });
  } finally {
    await Promise.all([lock, client].map((each) => each.end({ timeout: 1 })));
  }
}

async function applyMissing(client: postgres.Sql, upTo = newestMigration): Promise<void> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  const [applied] = table?.name
    ? await client`select max(created_at)::bigint as at from drizzle.__drizzle_migrations`
    : await createTable(client);
  const newest = Number(applied?.at ?? 0);
  if (newest > newestMigration)
    throw new SchemaAhead(
      "La base de datos es de una versión más nueva de Alta que este programa. Actualiza Alta, o indica otra base en DATABASE_URL.",
    );
  for (const migration of readMigrationFiles({ migrationsFolder: "db/migrations" }))
    if (migration.folderMillis > newest && migration.folderMillis <= upTo) await apply(client, migration);
}

/** The same table that drizzle-kit would make. */
async function createTable(client: postgres.Sql): Promise<postgres.Row[]> {
  await client`create schema if not exists drizzle`;
  await client`create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`;
  return [];
}

async function apply(client: postgres.Sql, migration: ReturnType<typeof readMigrationFiles>[number]): Promise<void> {
  const note = (sql: postgres.ISql) =>
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`;
  if (migration.sql[0]?.startsWith(OUTSIDE)) {
    for (const statement of migration.sql) await client.unsafe(statement);
    await note(client);
    return;
  }
  await client.begin(async (sql) => {
    // A change that waits for a long query blocks all later ones: it gives up and is retried at the next start.
    await sql`select set_config('lock_timeout', ${LOCK_WAIT}, true)`;
    for (const statement of migration.sql) await sql.unsafe(statement);
    await note(sql);
  });
}
