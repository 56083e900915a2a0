import { letterhead } from "@/accounts/business/letterhead";
import { env } from "@/env";
import { mailboxFolder } from "@/mail/mailbox";
import { mailboxTransport } from "@/mail/mailbox-transport";
import { outboxLoad } from "@/mail/outbox-load";
import { addressIn, type Identity, smtpTransport } from "@/mail/smtp-transport";
import { startMailWorker } from "@/mail/worker";
import { startMessages } from "@/messages/start";
import { beforeEnd } from "@/runtime/before-end";
import { gauge } from "@/runtime/measure.mjs";
import { perProcess } from "@/runtime/per-process";

/** The local mailbox takes a batch at once; of a mail server's connections others want some too. */
const AT_ONCE_INTO_MAILBOX = 50;

/** Starts the mail worker, once per process. */
export function startMail(): void {
  perProcess("mail-worker", () => {
    if (!env.SMTP_URL) sayWhereMailsGo();
    const worker = env.SMTP_URL
      ? startMailWorker(smtpTransport(env.SMTP_URL, ourIdentity()), { letterhead })
      : startMailWorker(mailboxTransport(), { letterhead, atOnce: AT_ONCE_INTO_MAILBOX });
    beforeEnd(worker.stop);
    gauge("outbox", async () => {
      const { waiting, failed } = await outboxLoad();
      return { waiting, failed };
    });
    gauge("outbox_age", async () => ({ oldest: (await outboxLoad()).oldestSeconds }));
    return worker;
  });
}

/** An address of this machine says nothing to a mail server; the name that the machine has may. */
function ourIdentity(): Identity {
  const { hostname } = env.APP_URL;
  const isPublic = hostname.includes(".") && !/^[\d.]+$|:/.test(hostname);
  const domainName = addressIn(env.MAIL_FROM).split("@")[1] ?? hostname;
  const dkim = env.DKIM_KEY && { domainName, keySelector: env.DKIM_SELECTOR, privateKey: env.DKIM_KEY };
  return { ...(isPublic && { name: hostname }), ...(dkim && { dkim }) };
}

function sayWhereMailsGo(): void {
  if (env.NODE_ENV === "production") console.warn(startMessages.noMailServer(mailboxFolder()));
  else console.log(startMessages.mailbox(new URL("/dev/correo", env.APP_URL.origin).href));
}
