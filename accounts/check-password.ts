import { eq } from "drizzle-orm";
import { database } from "../db/client";
import { accounts } from "../db/schema";
import type { Overloaded } from "./account";
import { verifyPassword } from "./password";

/** Whether this is the account's password now, or the refusal of a full queue. */
export async function checkPassword(accountId: number, password: string): Promise<boolean | Overloaded> {
  const [found] = await database()
    .select({ hash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return verifyPassword(password, found?.hash ?? null);
}
