import { vi } from "vitest";
import type { MailServer, ReceivedMail } from "@/testing/mail-server";

/** The mail with this subject to this address, as soon as it is there. */
export function mailTo(
  server: MailServer,
  email: string,
  subject: string,
  { withinSeconds = 20 } = {},
): Promise<ReceivedMail> {
  return vi.waitFor(
    () => {
      const found = server.received.find(({ to, mail }) => to.includes(email) && mail.subject === subject);
      if (!found) throw new Error(`No mail «${subject}» to ${email}`);
      return found;
    },
    { timeout: withinSeconds * 1000, interval: 50 },
  );
}

/** The first link of a mail to a page of this name. */
export function linkIn({ mail }: ReceivedMail, page: string): string {
  const link = new RegExp(`https?://\\S+/${page}/[\\w-]{43}`).exec(mail.text ?? "")?.[0];
  if (!link) throw new Error(`No link to /${page} in: ${mail.text}`);
  return link;
}
