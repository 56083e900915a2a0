import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account } from "../account";
import { assessPassword } from "./password-strength";

/** Records whether a password that was just used is weak, so that the account owner is advised to change it. */
export async function noteWeakPassword(account: Account, password: string): Promise<void> {
  const { email, givenNames, surnames, phone, documentNumber } = account;
  const { acceptable } = await assessPassword(password, [email, givenNames, surnames, phone, documentNumber]);
  await database().update(accounts).set({ passwordWeak: !acceptable }).where(eq(accounts.id, account.id));
}
