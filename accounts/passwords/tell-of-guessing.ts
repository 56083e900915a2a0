import { database } from "../../db/client";
import { wrongPasswordsOfStrangers } from "../../limits/budgets";
import type { Limited } from "../../limits/limit";
import { describeError, log } from "../../log";
import { secondsToWait } from "../../mail/throttle";
import { perProcess } from "../../runtime/per-process";
import type { Actor } from "../account";
import { audit } from "../audit";
import { writeLinkMail } from "../links/write-link-mail";
import { openAccountOf } from "../open-account-of";

const ONCE_A_DAY = { secondsBetween: 86_400, perDay: 1 };

const underWay = () => perProcess("guessing-notices", () => new Set<string>());

/**
 * Mails an account's owner, at most once a day, that unknown sources have reached the limit of wrong passwords. Runs in
 * the background of the refused sign-in and never rejects.
 */
export async function tellOfGuessing(actor: Actor, emailKey: string, { limit }: Limited): Promise<void> {
  // A flood of guesses writes one notice: it must not take the pool's connections.
  if (limit.name !== wrongPasswordsOfStrangers.name || underWay().has(emailKey)) return;
  underWay().add(emailKey);
  try {
    await database().transaction(async (tx) => {
      const account = await openAccountOf(tx, emailKey);
      if (!account) return;
      if ((await secondsToWait(tx, "sign_in_guessed", account.email, ONCE_A_DAY)) > 0) return;
      await writeLinkMail(tx, account, "secure_account", { kind: "sign_in_guessed" });
      await audit(tx, actor, "account.sign_in_guessed", account.id);
    });
  } catch (thrown) {
    log.warn(describeError(thrown), "an account owner could not be told of guessing");
  } finally {
    underWay().delete(emailKey);
  }
}
