import { createFirstAdmin, createFirstBranch } from "@/accounts/registration/set-up";
import { migrateDatabase, SchemaAhead } from "@/db/migrate";
import { declareMigrated } from "@/db/readiness";
import { env } from "@/env";
import { describeError, log } from "@/log";
import { startMessages } from "@/messages/start";
import { startMail } from "./start-mail";
import { startSealing } from "./start-sealing";

const RETRY_SECONDS = 2;

/**
 * Migrates the database, creates the first branch and administrator, and starts the mail worker. Retries while the
 * database does not answer; meanwhile the process serves what needs none. A newer schema ends the process.
 */
export async function prepareDatabase(): Promise<void> {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
  try {
    let administrator = "";
    const urls = { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL };
    await migrateDatabase(urls, async () => {
      await createFirstBranch();
      administrator = await createFirstAdmin(env.ADMIN_EMAIL, env.ADMIN_PASSWORD, (password) =>
        console.log(startMessages.generatedPassword(password)),
      );
    });
    declareMigrated();
    startMail();
    startSealing();
    console.log(startMessages.admin(administrator));
    if (env.RATE_LIMITS === "off") console.warn(startMessages.limitsOff);
  } catch (thrown) {
    if (thrown instanceof SchemaAhead) {
      console.error(thrown.message);
      process.exit(1);
    }
    log.error(describeError(thrown), "the database could not be prepared");
    setTimeout(prepareDatabase, RETRY_SECONDS * 1000).unref();
  }
}
