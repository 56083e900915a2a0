import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { normaliseEmail } from "../values/email";

export const hashRetryKey = (key: string): Buffer => createHash("sha256").update(key).digest();

/** Whether the account with this address was registered within the last day under this retry key. */
export async function wasRegisteredWith(email: string, retryKey: string): Promise<boolean> {
  const same = and(
    eq(accounts.emailKey, normaliseEmail(email)),
    eq(accounts.retryKeyHash, hashRetryKey(retryKey)),
    sql`${accounts.createdAt} > now() - interval '1 day'`,
  );
  return (await database().select({ id: accounts.id }).from(accounts).where(same)).length > 0;
}
