import { createHash } from "node:crypto";
import { env } from "../env";
import { describeError, log } from "../log";
import { MOST_ATTEMPTS, type retryDelay } from "./backoff";
import type { DueLetter } from "./claim-letters";
import { composeLetter } from "./letters/compose-letter";
import { linkTokenOf } from "./link-token";
import { giveUp, markSent, postpone } from "./settle";
import { addressIn } from "./smtp-transport";
import { SendingFailed, type Transport } from "./transport";

export type Delivery = {
  transport: Transport;
  /** The longest one attempt may take, however slowly the server answers. */
  attemptSeconds: number;
  retryDelay: typeof retryDelay;
};

const LONGEST_REASON = 300;
const ONE_ADDRESS = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/;

/** Sends one letter and records what became of it. Never rejects. */
export async function deliverLetter(letter: DueLetter, delivery: Delivery): Promise<void> {
  const about = { letter: letter.id, kind: letter.kind, attempt: letter.attempt };
  try {
    const token = letter.link && linkTokenOf(letter.link);
    const hopeless = whyHopeless(letter, token);
    if (hopeless) {
      log.warn({ ...about, reason: hopeless }, "letter given up");
      return await giveUp(letter, hopeless);
    }
    try {
      const message = messageOf(letter, token);
      await delivery.transport(message, AbortSignal.timeout(delivery.attemptSeconds * 1000));
    } catch (thrown) {
      return await settleFailure(letter, delivery, thrown, token);
    }
    await insist(() => markSent(letter));
    log.info(about, "letter sent");
  } catch (thrown) {
    // The lease runs out, and the letter falls due again.
    log.error({ ...about, ...describeError(thrown) }, "a letter's outcome could not be recorded");
  }
}

/** Codes that staff see in words; everything else in `lastError` is what the mail server said. */
function whyHopeless({ link, recipient }: DueLetter, token: string | null): string | null {
  if (link && !link.lives) return "link_void";
  if (link && !token) return "secret_gone";
  return ONE_ADDRESS.test(recipient) ? null : "recipient_invalid";
}

function messageOf(letter: DueLetter, token: string | null) {
  const sender = addressIn(env.MAIL_FROM);
  const identity = createHash("sha256").update(`${letter.id} ${letter.createdAt.toISOString()}`).digest("hex");
  return {
    from: env.MAIL_FROM,
    to: letter.recipient,
    messageId: `${identity.slice(0, 32)}@${sender.split("@")[1] ?? env.APP_URL.hostname}`,
    ...composeLetter(letter, token),
  };
}

async function settleFailure(letter: DueLetter, delivery: Delivery, thrown: unknown, token: string | null) {
  const about = { letter: letter.id, kind: letter.kind, attempt: letter.attempt };
  const failed = thrown instanceof SendingFailed;
  const reason = failed ? `${thrown.code}: ${thrown.reason}` : "internal_error";
  // A server may quote the letter back at us, link and all.
  const kept = (token ? reason.replaceAll(token, "…") : reason).replace(/\p{C}+/gu, " ").slice(0, LONGEST_REASON);
  if (!failed) log.error({ ...about, ...describeError(thrown) }, "a letter could not be written");
  if ((failed && thrown.permanent) || letter.attempt >= MOST_ATTEMPTS) {
    if (failed) log.warn({ ...about, code: thrown.code }, "letter given up");
    return giveUp(letter, kept);
  }
  const seconds = delivery.retryDelay(letter.attempt);
  if (failed) log.warn({ ...about, code: thrown.code, retryInSeconds: Math.round(seconds) }, "letter not sent yet");
  return postpone(letter, seconds, kept);
}

/** What the mail server has accepted must be recorded before the lease runs out, or it is sent a second time. */
async function insist(record: () => Promise<void>): Promise<void> {
  for (let pause = 250; ; pause *= 2) {
    try {
      return await record();
    } catch (thrown) {
      if (pause > 8_000) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
