import { existsSync } from "node:fs";
import { LockHeld, migrateDatabase, SchemaAhead } from "../../db/migrate";
import { newestMigration } from "../../db/newest-migration";
import { env } from "../../env";
import { restoreMessages } from "../../messages/commands";
import { demoDatabase } from "../demo/demo-database.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import { load, readHeader } from "./load.ts";
import { quoted, tablesOf } from "./tables.ts";

/** `npm run restore -- <file>`: a backup into a new DATA_DIR, or into the empty database of DATABASE_URL. */
export async function main(args: string[]) {
  const [file, ...more] = args;
  if (args.includes("--help")) return console.log(restoreMessages.help);
  if (!file || more.length > 0) throw new Refusal(restoreMessages.help);
  if (!existsSync(file)) throw new Refusal(restoreMessages.noFile(file));
  const header = await readHeader(file);
  if (header.migration > newestMigration) throw new Refusal(restoreMessages.newer);
  const life = new Lifetime();
  try {
    const found = await demoDatabase(life);
    const urls = { ownerUrl: env.DATABASE_OWNER_URL ?? found.url, appUrl: found.url };
    // Into the schema that it was made of; what came later then happens to its rows too.
    await migrateDatabase(urls, async () => {}, {
      lockSeconds: 2,
      fill: {
        schemaOf: header.migration,
        run: async (client) => {
          const counts = await client.begin(async (sql) => {
            for (const { name } of await tablesOf(sql)) {
              const [row] = await sql.unsafe(`select from ${quoted(name)} limit 1`);
              if (row) throw new Refusal(restoreMessages.notEmpty(name));
            }
            return load(sql, file);
          });
          console.log(restoreMessages.done(counts.accounts ?? 0, header.at));
        },
      },
    });
    console.log(restoreMessages.secrets(env.DATABASE_URL ? null : env.DATA_DIR));
  } catch (thrown) {
    if (thrown instanceof SchemaAhead || thrown instanceof LockHeld) throw new Refusal(thrown.message);
    throw thrown;
  } finally {
    await life.close();
  }
}
