import { createFirstAdmin, createFirstBranch, hasPassword } from "../../accounts/registration/set-up";
import { migrateDatabase } from "../../db/migrate";
import { env } from "../../env";
import { startMessages } from "../../messages/start";
import { refuse } from "./check-connections.ts";

/**
 * Migrates the database and makes the first branch and administrator, whose e-mail is returned. A generated password is
 * written to the standard output.
 */
export async function prepareDatabase(): Promise<string> {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
  const urls = { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL };
  let administrator = "";
  await migrateDatabase(urls, async () => {
    await createFirstBranch();
    administrator = await createFirstAdmin(env.ADMIN_EMAIL, env.ADMIN_PASSWORD, (password) =>
      console.log(startMessages.generatedPassword(password)),
    );
  }).catch((thrown) => refuse(thrown, env.DATABASE_OWNER_URL ? "DATABASE_OWNER_URL" : "DATABASE_URL", urls.ownerUrl));
  if (env.ADMIN_PASSWORD && !(await hasPassword(administrator, env.ADMIN_PASSWORD)))
    console.warn(startMessages.passwordIgnored(administrator));
  return administrator;
}
