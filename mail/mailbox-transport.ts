import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mailboxFolder } from "./mailbox";
import type { Transport } from "./transport";

/** Writes each message to a JSON file that only this process's user can read. */
export function mailboxTransport(folder = mailboxFolder()): Transport {
  return async (message) => {
    const at = new Date().toISOString();
    const id = `${at.replace(/[-:.]/g, "")}-${message.messageId.slice(0, 8)}`;
    const file = join(folder, `${id}.json`);
    const text = `${JSON.stringify({ at, ...message }, null, 2)}\n`;
    const write = () => writeFile(`${file}.part`, text, { mode: 0o600 });
    await write().catch(async (thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== "ENOENT") throw thrown;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write();
    });
    await rename(`${file}.part`, file);
  };
}
