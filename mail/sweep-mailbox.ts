import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { RETENTION_DAYS } from "../db/retention";
import { mailboxFolder } from "./mailbox";

/** Files of one sweep, so that it takes seconds at most. */
const MOST = 20_000;

/** Deletes the messages of the local mailbox that are older than sent mails may get; returns how many. */
export async function sweepMailbox(folder = mailboxFolder(), now = Date.now()): Promise<number> {
  const names = await readdir(/* turbopackIgnore: true */ folder).catch(() => []);
  // As mailbox-transport.ts names them: by their time.
  const oldest = new Date(now - RETENTION_DAYS.sentMail * 86_400_000).toISOString().replace(/[-:.]/g, "");
  const old = names.filter((name) => /^\d{8}T\d{9}Z-/.test(name) && name < oldest).slice(0, MOST);
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.length;
}
