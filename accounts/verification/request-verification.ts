import { database } from "../../db/client";
import type { Limited } from "../../limits/limit";
import { limitMails } from "../../limits/mails";
import type { Actor, Result } from "../account";
import { audit } from "../audit";
import { inEqualTime } from "../links/in-equal-time";
import { writeNoMail, writeRequestedMail } from "../links/write-link-mail";
import { openAccountOf } from "../open-account-of";

/**
 * Sends another link to verify an address, for callers who are not signed in. Returns the same, in the same time,
 * whether or not there is such an account and whether it is verified. Refuses with `rate_limited` a source that
 * requests too many mails.
 */
export async function requestVerification(actor: Actor, email: string): Promise<Result<null, Limited>> {
  const limited = await limitMails(actor.via.address);
  if (limited) return { ok: false, problem: limited };
  await inEqualTime(() =>
    database().transaction(async (tx) => {
      const account = await openAccountOf(tx, email);
      await audit(tx, actor, "account.verification_requested", account?.id ?? null);
      if (account && !account.emailVerifiedAt) await writeRequestedMail(tx, account, "verify_email");
      else await writeNoMail(tx, email, "verify_email");
    }),
  );
  return { ok: true, value: null };
}
