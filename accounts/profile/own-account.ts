import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account, AccountActor } from "../account";
import { accountColumns } from "../account-columns";

/** The caller's own account as it is now. */
export async function ownAccount(actor: AccountActor): Promise<Account> {
  const [account] = await database().select(accountColumns).from(accounts).where(eq(accounts.id, actor.id));
  if (!account) throw new Error("The caller's account is gone.");
  return account;
}
