import { env } from "@/env";
import { mailboxFolder } from "@/mail/mailbox";
import { mailboxTransport } from "@/mail/mailbox-transport";
import { smtpTransport } from "@/mail/smtp-transport";
import { startMailWorker } from "@/mail/worker";
import { startMessages } from "@/messages/start";
import { beforeEnd } from "@/runtime/before-end";
import { perProcess } from "@/runtime/per-process";

/** Starts the mail worker, once per process. */
export function startMail(): void {
  perProcess("mail-worker", () => {
    if (!env.SMTP_URL) sayWhereMailsGo();
    const worker = startMailWorker(env.SMTP_URL ? smtpTransport(env.SMTP_URL) : mailboxTransport());
    beforeEnd(worker.stop);
    return worker;
  });
}

function sayWhereMailsGo(): void {
  if (env.NODE_ENV === "production") console.warn(startMessages.noMailServer(mailboxFolder()));
  else console.log(startMessages.mailbox(new URL("/dev/correo", env.APP_URL.origin).href));
}
