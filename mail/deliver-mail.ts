import { createHash } from "node:crypto";
import { linkTokenOf } from "../crypto/link-token";
import { env } from "../env";
import { describeError, log } from "../log";
import { MOST_ATTEMPTS, type retryDelay } from "./backoff";
import type { DueMail } from "./claim-mails";
import { giveUp, postpone } from "./settle";
import { addressIn } from "./smtp-transport";
import { composeMail } from "./templates/compose-mail";
import type { Letterhead } from "./templates/letterhead";
import { SendingFailed, type Transport } from "./transport";

export type Delivery = {
  transport: Transport;
  /** The deadline of one attempt, whatever the server does. */
  attemptSeconds: number;
  retryDelay: typeof retryDelay;
  /** Who writes, as it is now. */
  letterhead: () => Promise<Letterhead>;
  /** Records that a mail was accepted; resolves once that is certain. */
  accepted: (mail: DueMail) => Promise<void>;
};

const LONGEST_REASON = 300;
const ONE_ADDRESS = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/;

/** Sends one mail and records the outcome. Never rejects. */
export async function deliverMail(mail: DueMail, delivery: Delivery): Promise<void> {
  const about = { mail: mail.id, kind: mail.kind, attempt: mail.attempt };
  try {
    const token = mail.link && linkTokenOf(mail.link);
    const hopeless = whyHopeless(mail, token);
    if (hopeless) {
      log.warn({ ...about, reason: hopeless }, "mail given up");
      return await giveUp(mail, hopeless);
    }
    try {
      const message = messageOf(mail, token, await delivery.letterhead());
      await delivery.transport(message, AbortSignal.timeout(delivery.attemptSeconds * 1000));
    } catch (thrown) {
      return await settleFailure(mail, delivery, thrown, token);
    }
    await delivery.accepted(mail);
  } catch (thrown) {
    // Recording failed: the lease expires and the mail falls due again.
    log.error({ ...about, ...describeError(thrown) }, "a mail's outcome could not be recorded");
  }
}

/** Codes that the panel translates; any other `lastError` is the mail server's reply. */
function whyHopeless({ link, recipient }: DueMail, token: string | null): string | null {
  if (link && !link.lives) return "link_void";
  if (link && !token) return "secret_gone";
  return ONE_ADDRESS.test(recipient) ? null : "recipient_invalid";
}

function messageOf(mail: DueMail, token: string | null, letterhead: Letterhead) {
  const sender = addressIn(env.MAIL_FROM);
  const identity = createHash("sha256").update(`${mail.id} ${mail.createdAt.toISOString()}`).digest("hex");
  return {
    from: letterhead.sender ? `"${letterhead.sender.replace(/["\\]/g, "")}" <${sender}>` : env.MAIL_FROM,
    to: mail.recipient,
    messageId: `${identity.slice(0, 32)}@${sender.split("@")[1] ?? env.APP_URL.hostname}`,
    ...composeMail(mail, token, letterhead),
  };
}

async function settleFailure(mail: DueMail, delivery: Delivery, thrown: unknown, token: string | null) {
  const about = { mail: mail.id, kind: mail.kind, attempt: mail.attempt };
  const failed = thrown instanceof SendingFailed;
  const reason = failed ? `${thrown.code}: ${thrown.reason}` : "internal_error";
  // A server may quote the mail in its reply, link included.
  const kept = (token ? reason.replaceAll(token, "…") : reason).replace(/\p{C}+/gu, " ").slice(0, LONGEST_REASON);
  if (!failed) log.error({ ...about, ...describeError(thrown) }, "a mail could not be written");
  if ((failed && thrown.permanent) || mail.attempt >= MOST_ATTEMPTS) {
    if (failed) log.warn({ ...about, code: thrown.code }, "mail given up");
    return giveUp(mail, kept);
  }
  const seconds = delivery.retryDelay(mail.attempt);
  if (failed) log.warn({ ...about, code: thrown.code, retryInSeconds: Math.round(seconds) }, "mail not sent yet");
  return postpone(mail, seconds, kept);
}
