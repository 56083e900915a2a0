import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../env";
import type { Message } from "./transport";

export type KeptMessage = Message & { id: string; at: string };

/** Where mails are written while no mail server is configured. */
export const mailboxFolder = () => join(env.DATA_DIR, "mailbox");

const NAME = /^(\d{8}T\d{9}Z-[\w-]{8})\.json$/;

/** The newest `limit` messages of the local mailbox, newest first. */
export async function listMailbox(limit = 100, folder = mailboxFolder()): Promise<KeptMessage[]> {
  const names = await readdir(/* turbopackIgnore: true */ folder).catch(() => []);
  const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const newest = ids.sort().reverse().slice(0, limit);
  return (await Promise.all(newest.map((id) => readMailbox(id, folder)))).filter((message) => message !== null);
}

/** One message of the local mailbox, or null when there is none. */
export async function readMailbox(id: string, folder = mailboxFolder()): Promise<KeptMessage | null> {
  if (!NAME.test(`${id}.json`)) return null;
  const path = join(folder, `${id}.json`);
  const file = await readFile(/* turbopackIgnore: true */ path, "utf8").catch(() => null);
  return file === null ? null : { id, ...(JSON.parse(file) as Omit<KeptMessage, "id">) };
}
