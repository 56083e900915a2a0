import { database } from "../db/client";
import type { Actor } from "./account";
import { audit } from "./audit";
import { inEqualTime } from "./in-equal-time";
import { openAccountOf } from "./open-account-of";
import { writeNoLetter, writeRequestedLetter } from "./write-link-letter";

/**
 * Sends another link to verify an address, to somebody who is not signed in. Says nothing about whether there is
 * such an account or whether it is verified already: it returns the same, in the same time.
 */
export async function requestVerification(actor: Actor, email: string): Promise<void> {
  await inEqualTime(() =>
    database().transaction(async (tx) => {
      const account = await openAccountOf(tx, email);
      await audit(tx, actor, "account.verification_requested", account?.id ?? null);
      if (account && !account.emailVerifiedAt) await writeRequestedLetter(tx, account, "verify_email");
      else await writeNoLetter(tx, email, "verify_email");
    }),
  );
}
