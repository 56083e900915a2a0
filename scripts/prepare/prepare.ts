import { setTimeout as sleep } from "node:timers/promises";
import { LockHeld, SchemaAhead } from "../../db/migrate";
import { describeError, log } from "../../log";
import { startMessages } from "../../messages/start";
import { NOT_BY_WAITING } from "../process/exit-codes.ts";
import { Refusal } from "../process/refusal.ts";
import { checkConnections } from "./check-connections.ts";
import { prepareDatabase } from "./prepare-database.ts";

const RETRY_SECONDS = 2;
/** Until a database that does not answer is mentioned. */
const QUIET_SECONDS = 5;

/**
 * Prepares the database as soon as it answers, one instance at a time. Ends the process with 78 and a sentence when waiting
 * would not help: a setting is wrong, or the database is newer than this program.
 */
export async function main(): Promise<void> {
  const began = performance.now();
  for (let told = false; ; ) {
    try {
      await checkConnections();
      console.log(startMessages.admin(await prepareDatabase()));
      return;
    } catch (thrown) {
      if (thrown instanceof Refusal || thrown instanceof SchemaAhead) {
        console.error(thrown.message);
        process.exit(NOT_BY_WAITING);
      }
      if (thrown instanceof LockHeld) console.error(thrown.message);
      else {
        log.error(describeError(thrown), "the database could not be prepared");
        if (!told && performance.now() - began > QUIET_SECONDS * 1000) {
          console.log(startMessages.databaseSilent);
          told = true;
        }
      }
      await sleep(RETRY_SECONDS * 1000);
    }
  }
}
