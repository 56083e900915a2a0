import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account } from "../account";
import { assessPassword } from "./password-strength";

/** Remembers of a password that was just used whether its owner should be advised to choose another one. */
export async function noteWeakPassword(account: Account, password: string): Promise<void> {
  const { email, givenNames, surnames, phone, documentNumber } = account;
  const { acceptable } = await assessPassword(password, [email, givenNames, surnames, phone, documentNumber]);
  await database().update(accounts).set({ passwordWeak: !acceptable }).where(eq(accounts.id, account.id));
}
