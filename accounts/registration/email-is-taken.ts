import { eq } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { normaliseEmail } from "../values/email";
import { emailIsHeld } from "./email-is-held";

const NOBODY = 0;

/**
 * Whether an account has this address now, or may have it back. Only for listing it beside other errors: the insert's unique constraint
 * decides whether a registration is a duplicate.
 */
export async function emailIsTaken(email: string, tx?: Transaction): Promise<boolean> {
  if (!tx) return database().transaction((tx) => emailIsTaken(email, tx));
  const key = normaliseEmail(email);
  const taken = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.emailKey, key));
  return taken.length > 0 || emailIsHeld(tx, key, NOBODY);
}
