import { setTimeout as wait } from "node:timers/promises";
import { describeError, log } from "../log";
import { retryDelay } from "./backoff";
import { claimMails } from "./claim-mails";
import { type Delivery, deliverMail } from "./deliver-mail";
import { recordSent } from "./record-sent";
import { plainLetterhead } from "./templates/letterhead";
import type { Transport } from "./transport";

export type MailWorker = {
  /** Claims no more mails and waits for those being sent. */
  stop: () => Promise<void>;
};

export type WorkerOptions = Partial<Omit<Delivery, "transport" | "accepted">> & {
  /** Mails claimed and sent concurrently. */
  atOnce?: number;
  pollSeconds?: number;
  /** Longer than an attempt and the recording of its outcome may take. */
  leaseSeconds?: number;
};

const CLAIM_SECONDS = 10;

/**
 * Sends what falls due in the outbox until it is stopped. Every instance runs one; they share the work.
 *
 * It polls twice a second over a partial index of unsent mails. NOTIFY would save the polling, but takes a lock at
 * every registration's commit and still needs a poll after each reconnection.
 */
export function startMailWorker(transport: Transport, options: WorkerOptions = {}): MailWorker {
  const { atOnce = 10, pollSeconds = 0.5, leaseSeconds = 60 } = options;
  const letterhead = async () => plainLetterhead;
  const delivery = { attemptSeconds: 30, retryDelay, letterhead, ...options, transport, accepted: recordSent() };
  const sending = new Set<Promise<void>>();
  const stopping = new AbortController();
  let claiming = true;

  async function claim(limit: number) {
    try {
      const mails = await within(CLAIM_SECONDS, claimMails(limit, leaseSeconds));
      if (!claiming) log.info("the outbox can be read again");
      claiming = true;
      return mails;
    } catch (thrown) {
      if (claiming) log.warn(describeError(thrown), "the outbox cannot be read");
      claiming = false;
      return [];
    }
  }

  async function run() {
    while (!stopping.signal.aborted) {
      const free = atOnce - sending.size;
      const mails = await claim(free);
      for (const mail of mails) {
        const sent: Promise<void> = deliverMail(mail, delivery).finally(() => sending.delete(sent));
        sending.add(sent);
      }
      if (sending.size === atOnce) await Promise.race(sending);
      else if (mails.length < free) await pause(pollSeconds, stopping.signal);
    }
    await Promise.all(sending);
  }

  const ended = run();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

const pause = (seconds: number, signal: AbortSignal) =>
  wait(seconds * 1000, null, { signal, ref: false }).catch(() => null);

/** A frozen database neither answers nor refuses: without a deadline the worker would stop polling for good. */
async function within<Value>(seconds: number, answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const silence = Object.assign(new Error("The database does not answer."), { code: "NO_ANSWER" });
    timer = setTimeout(reject, seconds * 1000, silence);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
