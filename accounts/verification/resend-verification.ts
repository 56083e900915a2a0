import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor, Result, TooSoon } from "../account";
import { accountColumns } from "../account-columns";
import { writeRequestedMail } from "../links/write-link-mail";

/**
 * Sends the caller another link to verify their own address; nothing is sent when it is verified already.
 * Refuses with `too_soon`: one mail a minute, five a day.
 */
export async function resendVerification(actor: AccountActor): Promise<Result<{ email: string }, TooSoon>> {
  return database().transaction(async (tx): Promise<Result<{ email: string }, TooSoon>> => {
    const [account] = await tx.select(accountColumns).from(accounts).where(eq(accounts.id, actor.id));
    if (!account) throw new Error("The caller's account is gone.");
    const problem = account.emailVerifiedAt ? null : await writeRequestedMail(tx, account, "verify_email");
    return problem ? { ok: false, problem } : { ok: true, value: { email: account.email } };
  });
}
