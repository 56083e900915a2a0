import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { appKeys, sessions } from "../../db/schema";

/** Ends an account's sessions and with them every token and app key; or only the other sessions, and no key. */
export async function revokeSessions(tx: Transaction, accountId: number, exceptSessionId?: string): Promise<void> {
  const others = exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined;
  const live = and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), others);
  await tx.update(sessions).set({ revokedAt: sql`now()` }).where(live);
  if (exceptSessionId) return;
  const keys = and(eq(appKeys.accountId, accountId), isNull(appKeys.revokedAt));
  await tx.update(appKeys).set({ revokedAt: sql`now()` }).where(keys);
}
