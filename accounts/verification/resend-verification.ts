import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor, NothingToSend, Result, TooSoon } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { writeRequestedMail } from "../links/write-link-mail";

/**
 * Sends the caller another link to verify their own address, and returns the address.
 * Refuses with `nothing_to_send` when it is verified by now, and with `too_soon`: one mail a minute, five a day.
 */
export async function resendVerification(
  actor: AccountActor,
): Promise<Result<{ email: string }, TooSoon | NothingToSend>> {
  return database().transaction(async (tx): Promise<Result<{ email: string }, TooSoon | NothingToSend>> => {
    const [account] = await tx.select(accountColumns).from(accounts).where(eq(accounts.id, actor.id));
    if (!account) throw new Error("The caller's account is gone.");
    if (account.emailVerifiedAt) return { ok: false, problem: { code: "nothing_to_send" } };
    const problem = await writeRequestedMail(tx, account, "verify_email");
    if (problem) return { ok: false, problem };
    await audit(tx, actor, "account.letter_resent", actor.id, { purpose: "verify_email" });
    return { ok: true, value: { email: account.email } };
  });
}
