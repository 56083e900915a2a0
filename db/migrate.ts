import { readFile } from "node:fs/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { connect } from "./client";
import { appRole, grantTo } from "./grant";

const FOLDER = "db/migrations";
/** Any number, as long as every instance asks for the same lock. */
const LOCK = 20_261_120;

/** The database has been migrated by a newer version of Alta than this one. */
export class SchemaAhead extends Error {
  override name = "SchemaAhead";
}

/**
 * Brings the schema up to date as its owner, one instance at a time, lets the role of `appUrl` use it, then runs `then`
 * before the others may go on. Throws `SchemaAhead` when the database knows migrations that this code does not.
 */
export async function migrateDatabase(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  then: () => Promise<void>,
): Promise<void> {
  const client = connect(ownerUrl, { max: 1 });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    await refuseNewerSchema(client);
    await migrate(drizzle(client), { migrationsFolder: FOLDER });
    const role = appRole(ownerUrl, appUrl);
    if (role) await grantTo(client, role);
    await then();
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function refuseNewerSchema(client: postgres.Sql): Promise<void> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return;
  const [applied] = await client`select max(created_at)::bigint as at from drizzle.__drizzle_migrations`;
  const journal = JSON.parse(await readFile(`${FOLDER}/meta/_journal.json`, "utf8")) as { entries: { when: number }[] };
  if (Number(applied?.at ?? 0) > Math.max(...journal.entries.map(({ when }) => when)))
    throw new SchemaAhead(
      "La base de datos es de una versión más nueva de Alta que este programa. Actualiza Alta, o indica otra base en DATABASE_URL.",
    );
}
