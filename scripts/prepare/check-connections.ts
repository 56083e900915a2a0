import { connect } from "../../db/client";
import { explainRefusal } from "../../db/explain-refusal";
import { writableAddress } from "../../db/writable-address";
import { env } from "../../env";
import { databaseMessages } from "../../messages/database";
import { Refusal } from "../process/refusal.ts";

const OLDEST_VERSION = 150_000;

/**
 * Connects once with each address that is set. Throws a `Refusal` that names the setting when it is wrong, and whatever
 * else has happened when the database may only not be up yet.
 */
export async function checkConnections(): Promise<void> {
  if (env.DATABASE_OWNER_URL) await check("DATABASE_OWNER_URL", env.DATABASE_OWNER_URL);
  if (env.DATABASE_URL) await check("DATABASE_URL", env.DATABASE_URL);
}

/** Throws the sentence for a refusal that waiting does not change, or the refusal itself. */
export function refuse(thrown: unknown, setting: string, url: string): never {
  const sentence = explainRefusal(thrown, setting, url);
  throw sentence ? new Refusal(sentence) : thrown;
}

async function check(setting: string, url: string): Promise<void> {
  const client = connect(await writableAddress(url).catch((thrown) => refuse(thrown, setting, url)));
  try {
    const [server] = await client`select current_setting('server_version_num')::int as number,
      current_setting('server_version') as version`;
    if (server?.number < OLDEST_VERSION) throw new Refusal(databaseMessages.tooOld(setting, server?.version));
  } finally {
    await client.end({ timeout: 1 });
  }
}
