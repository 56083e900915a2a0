import { expect } from "@playwright/test";
import { testVariable } from "../../scripts/process/environment";

type Kept = { to: string; subject: string; text: string; html: string };

/** The mail with this subject to this address, from the server's local mailbox, as soon as it is there. */
export async function mailTo(email: string, subject: string): Promise<Kept> {
  const { listMailbox } = await import("../../mail/mailbox");
  const folder = `${testVariable("TEST_APP_DATA_FOLDER")}/mailbox`;
  let found: Kept | undefined;
  await expect
    .poll(async () => {
      const kept = await listMailbox(1000, folder);
      found = kept.find((mail) => mail.to === email && mail.subject === subject);
      return found?.subject;
    })
    .toBe(subject);
  return found as Kept;
}

/** The path that a mail's button leads to. */
export function buttonOf({ html }: Kept): string {
  const href = /<a class="fill on-fill" href="([^"]+)"/.exec(html)?.[1] ?? "";
  return new URL(href).pathname;
}
