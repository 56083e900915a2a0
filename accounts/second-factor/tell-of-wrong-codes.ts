import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { describeError, log } from "../../log";
import { secondsToWait } from "../../mail/throttle";
import type { Actor } from "../account";
import { audit } from "../audit";
import { writeLinkMail } from "../links/write-link-mail";

const ONCE_A_DAY = { secondsBetween: 86_400, perDay: 1 };

/**
 * Mails an account's owner, at most once a day, that a person who knows the password tries codes. Runs in the background
 * of the refused step and never rejects.
 */
export async function tellOfWrongCodes(actor: Actor, accountId: number): Promise<void> {
  try {
    await database().transaction(async (tx) => {
      const columns = { id: accounts.id, email: accounts.email };
      const [account] = await tx.select(columns).from(accounts).where(eq(accounts.id, accountId));
      if (!account || (await secondsToWait(tx, "codes_guessed", account.email, ONCE_A_DAY)) > 0) return;
      await writeLinkMail(tx, account, "secure_account", { kind: "codes_guessed" });
      await audit(tx, actor, "account.codes_guessed", accountId);
    });
  } catch (thrown) {
    log.warn(describeError(thrown), "an account owner could not be told of wrong codes");
  }
}
