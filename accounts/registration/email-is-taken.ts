import { eq } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { normaliseEmail } from "../values/email";

/**
 * Whether an account has this address now. Only for listing it beside other errors: the insert's unique constraint
 * decides whether a registration is a duplicate.
 */
export async function emailIsTaken(email: string, tx?: Transaction): Promise<boolean> {
  const held = eq(accounts.emailKey, normaliseEmail(email));
  return (await (tx ?? database()).select({ id: accounts.id }).from(accounts).where(held)).length > 0;
}
