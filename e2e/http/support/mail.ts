import { vi } from "vitest";
import type { MailServer, ReceivedLetter } from "@/testing/mail-server";

/** The letter with this subject to this address, as soon as it is there. */
export function letterTo(
  server: MailServer,
  email: string,
  subject: string,
  { withinSeconds = 20 } = {},
): Promise<ReceivedLetter> {
  return vi.waitFor(
    () => {
      const found = server.received.find(({ to, letter }) => to.includes(email) && letter.subject === subject);
      if (!found) throw new Error(`No letter «${subject}» to ${email}`);
      return found;
    },
    { timeout: withinSeconds * 1000, interval: 50 },
  );
}

/** The first link of a letter to a page of this name. */
export function linkIn({ letter }: ReceivedLetter, page: string): string {
  const link = new RegExp(`https?://\\S+/${page}/[\\w-]{43}`).exec(letter.text ?? "")?.[0];
  if (!link) throw new Error(`No link to /${page} in: ${letter.text}`);
  return link;
}
