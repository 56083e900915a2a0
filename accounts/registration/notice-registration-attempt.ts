import { database } from "../../db/client";
import { isRehearsal } from "../../db/rehearse";
import { describeError, log } from "../../log";
import { writeMail } from "../../mail/outbox";
import { secondsToWait } from "../../mail/throttle";
import { perProcess } from "../../runtime/per-process";
import type { Actor } from "../account";
import { audit } from "../audit";
import { openAccountOf } from "../open-account-of";
import { normaliseEmail } from "../values/email";
import { wasRegisteredWith } from "./was-registered-with";

const ONCE_A_DAY = { secondsBetween: 86_400, perDay: 1 };

const underWay = () => perProcess("registration-notices", () => new Set<string>());

/**
 * Mails the owner of an address, at most once a day, that a registration with it was attempted. Runs in the background
 * of the refused registration and never rejects.
 */
export async function noticeRegistrationAttempt(actor: Actor, email: string, retryKey?: string): Promise<void> {
  if (isRehearsal()) return;
  const key = normaliseEmail(email);
  // A thousand concurrent attempts write one notice: they must not take the pool's connections.
  if (underWay().has(key)) return;
  underWay().add(key);
  try {
    if (retryKey && (await wasRegisteredWith(email, retryKey))) return;
    await database().transaction(async (tx) => {
      const account = await openAccountOf(tx, email);
      if (!account) return;
      const { id: accountId, email: recipient } = account;
      if ((await secondsToWait(tx, "registration_attempted", recipient, ONCE_A_DAY)) > 0) return;
      await writeMail(tx, { kind: "registration_attempted", accountId, recipient });
      await audit(tx, actor, "account.registration_attempted", accountId);
    });
  } catch (thrown) {
    log.warn(describeError(thrown), "the owner of an address could not be told of an attempt to register it");
  } finally {
    underWay().delete(key);
  }
}
