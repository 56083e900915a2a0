import { createWriteStream, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { connect } from "../../db/client";
import { writableAddress } from "../../db/writable-address";
import { env } from "../../env";
import { backupMessages } from "../../messages/commands";
import { demoDatabase } from "../demo/demo-database.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import { dump } from "./dump.ts";

/** `npm run backup -- <file>`: the whole database in one file, also while Alta runs. */
export async function main(args: string[]) {
  const [file, ...more] = args;
  if (args.includes("--help")) return console.log(backupMessages.help);
  if (!file || more.length > 0) throw new Refusal(backupMessages.help);
  if (existsSync(file)) throw new Refusal(backupMessages.exists(file));
  const life = new Lifetime();
  const unfinished = `${file}.unfinished`;
  try {
    const client = connect(await ownerAddress(life), { name: "alta backup" });
    life.onEnd(() => client.end({ timeout: 1 }));
    await client.begin((sql) =>
      pipeline(Readable.from(dump(sql)), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true })),
    );
    renameSync(unfinished, file);
    console.log(backupMessages.done(file, Math.ceil(statSync(file).size / 1024)));
    console.log(backupMessages.secrets(env.DATABASE_URL ? null : env.DATA_DIR));
  } finally {
    rmSync(unfinished, { force: true });
    await life.close();
  }
}

/** The database's owner, where it is known, may read every sequence. */
async function ownerAddress(life: Lifetime): Promise<string> {
  return writableAddress(env.DATABASE_OWNER_URL ?? (await demoDatabase(life)).url);
}
