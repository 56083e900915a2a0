import { type SQL, sql } from "drizzle-orm";
import { accounts, sessions } from "../../db/schema";
import { env } from "../../env";

/** Whether a session, joined to its account, is still young and busy enough: of staff, browser sessions end sooner. */
export const withinAge: SQL<boolean> = sql<boolean>`(${sessions.audience} <> 'web' or ${accounts.role} = 'client'
  or (${sessions.createdAt} > now() - make_interval(hours => ${env.STAFF_SESSION_HOURS})
    and ${sessions.lastUsedAt} > now() - make_interval(mins => ${env.STAFF_IDLE_MINUTES})))`;
