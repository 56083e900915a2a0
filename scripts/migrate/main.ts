import { LockHeld, SchemaAhead } from "../../db/migrate";
import { env } from "../../env";
import { migrateMessages } from "../../messages/commands";
import { startMessages } from "../../messages/start";
import { checkConnections } from "../prepare/check-connections.ts";
import { prepareDatabase } from "../prepare/prepare-database.ts";
import { Refusal } from "../process/refusal.ts";

/**
 * `npm run migrate`: prepares the database of DATABASE_URL before the instances of a new version start, with the rights of
 * DATABASE_OWNER_URL. It does not wait for a database that is not up; the exit code is 1 when nothing was done.
 */
export async function main(args: string[]) {
  if (args.includes("--help")) return console.log(migrateMessages.help);
  if (!env.DATABASE_URL) throw new Refusal(migrateMessages.embedded);
  try {
    await checkConnections();
    console.log(startMessages.admin(await prepareDatabase()));
  } catch (thrown) {
    if (thrown instanceof SchemaAhead || thrown instanceof LockHeld) throw new Refusal(thrown.message);
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal(migrateMessages.unanswered(thrown instanceof Error ? thrown.message : String(thrown)));
  }
  console.log(migrateMessages.done);
  process.exit(0);
}
