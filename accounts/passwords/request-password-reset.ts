import { database } from "../../db/client";
import type { Limited } from "../../limits/limit";
import { limitMails } from "../../limits/mails";
import type { Actor, Result } from "../account";
import { audit } from "../audit";
import { inEqualTime } from "../links/in-equal-time";
import { writeNoMail, writeRequestedMail } from "../links/write-link-mail";
import { openAccountOf } from "../open-account-of";

/**
 * Mails the owner of the address a link (30 minutes, single use) to choose another password. Returns the same, in the
 * same time, whether or not there is such an account and a mail was written. Refuses with `rate_limited` a source that
 * requests too many mails.
 */
export async function requestPasswordReset(actor: Actor, email: string): Promise<Result<null, Limited>> {
  const limited = await limitMails(actor.via.address);
  if (limited) return { ok: false, problem: limited };
  await inEqualTime(() =>
    database().transaction(async (tx) => {
      const account = await openAccountOf(tx, email);
      await audit(tx, actor, "account.recovery_requested", account?.id ?? null);
      // To the stored address: the typed one only has the same normalised form.
      if (account) await writeRequestedMail(tx, account, "reset_password");
      else await writeNoMail(tx, email, "reset_password");
    }),
  );
  return { ok: true, value: null };
}
