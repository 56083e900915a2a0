import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../env";
import type { Message, Transport } from "./transport";

export type KeptMessage = Message & { id: string; at: string };

/** Where letters go while there is no mail server. */
export const mailboxFolder = () => join(env.DATA_DIR, "mailbox");

const NAME = /^(\d{8}T\d{9}Z-[\w-]{8})\.json$/;

/** Keeps each message as one JSON file that only the owner of this process can read. */
export function mailboxTransport(folder = mailboxFolder()): Transport {
  return async (message) => {
    const at = new Date().toISOString();
    const id = `${at.replace(/[-:.]/g, "")}-${message.messageId.slice(0, 8)}`;
    const file = join(folder, `${id}.json`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.part`, `${JSON.stringify({ at, ...message }, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
}

/** The newest `limit` messages of the local mailbox, the last one first. */
export async function listMailbox(limit = 100, folder = mailboxFolder()): Promise<KeptMessage[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const newest = ids.sort().reverse().slice(0, limit);
  return (await Promise.all(newest.map((id) => readMailbox(id, folder)))).filter((message) => message !== null);
}

/** One message of the local mailbox, or null. */
export async function readMailbox(id: string, folder = mailboxFolder()): Promise<KeptMessage | null> {
  if (!NAME.test(`${id}.json`)) return null;
  const file = await readFile(join(folder, `${id}.json`), "utf8").catch(() => null);
  return file === null ? null : { id, ...(JSON.parse(file) as Omit<KeptMessage, "id">) };
}
