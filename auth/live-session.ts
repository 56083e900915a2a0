import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accounts, sessions } from "../db/schema";

/** The condition of a live session: not revoked or expired, its account not disabled or closed. */
export const liveSession = (sessionId: string): SQL | undefined =>
  and(
    eq(sessions.id, sessionId),
    isNull(sessions.revokedAt),
    sql`${sessions.expiresAt} > now()`,
    isNull(accounts.disabledAt),
    isNull(accounts.closedAt),
  );
