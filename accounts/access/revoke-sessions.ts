import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { sessions } from "../../db/schema";

/** Ends an account's sessions and with them every token, except the session `except`. */
export async function revokeSessions(tx: Transaction, accountId: number, exceptSessionId?: string): Promise<void> {
  const others = exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined;
  const live = and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), others);
  await tx.update(sessions).set({ revokedAt: sql`now()` }).where(live);
}
