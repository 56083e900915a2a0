import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account } from "../account";
import { assessPassword } from "./password-strength";

/** Records whether a password that was just used is weak, so that the account owner is advised to change it. */
export async function noteWeakPassword(account: Account, password: string): Promise<void> {
  const { email, givenNames, surnames, phone, documentNumber } = account;
  const strength = await assessPassword(password, [email, givenNames, surnames, phone, documentNumber], "signed-in");
  // When the queue is full the flag stays as it is, until the next sign-in.
  if ("code" in strength) return;
  await database().update(accounts).set({ passwordWeak: !strength.acceptable }).where(eq(accounts.id, account.id));
}
