import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accounts, sessions } from "../db/schema";

/** A session that counts: neither revoked nor expired, of an account neither disabled nor closed. */
export const liveSession = (sessionId: string): SQL | undefined =>
  and(
    eq(sessions.id, sessionId),
    isNull(sessions.revokedAt),
    sql`${sessions.expiresAt} > now()`,
    isNull(accounts.disabledAt),
    isNull(accounts.closedAt),
  );
