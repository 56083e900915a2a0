import { and, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, roleRequests, sessions } from "../../db/schema";
import { env } from "../../env";
import { revokeSessions } from "../access/revoke-sessions";
import type { Actor } from "../account";
import { audit } from "../audit";
import { anonymise } from "../erasing/anonymise";
import { IMPORT_CHANNEL } from "../imports/import-run";

const system: Actor = { kind: "system", via: { channel: "setup", address: null, userAgent: null, requestId: null } };

const BATCH = 20;
/** An arbitrary advisory lock id, the same in every instance. */
const LOCK = 20_261_126;

/** What the index on their creation holds: registered by strangers, never confirmed and never signed in to. */
const untouched = sql`${accounts.emailVerifiedAt} is null and ${accounts.passwordUsedAt} is null
  and ${accounts.closedAt} is null and ${accounts.disabledAt} is null and ${accounts.registeredBy} is null
  and ${accounts.role} = 'client' and ${accounts.origin} <> ${IMPORT_CHANNEL}`;

// Row by row, as in db/retention.ts.
const notInUse = sql`(select 1 from ${sessions} where ${sessions.accountId} = ${accounts.id}
    and ${sessions.revokedAt} is null and ${sessions.expiresAt} > now() limit 1) is null
  and (select 1 from ${roleRequests} where ${roleRequests.accountId} = ${accounts.id}
    and ${roleRequests.decidedAt} is null limit 1) is null`;

/**
 * Closes up to twenty self-registered accounts that were not used within `days`: neither confirmed nor signed in
 * to. Personal data is erased as when owners close them. Returns how many; 0 when days are 0, and in other instances.
 */
export async function closeUnused(days = env.UNUSED_ACCOUNT_DAYS): Promise<number> {
  if (days === 0) return 0;
  return database().transaction(async (tx) => {
    const [lock] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as ours`);
    if (!lock?.ours) return 0;
    const old = sql`${accounts.createdAt} < now() - make_interval(days => ${days})`;
    const rows = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(untouched, old, notInUse))
      .orderBy(accounts.createdAt)
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const { id } of rows) {
      await audit(tx, system, "account.closed", id, { because: "unused" });
      await anonymise(tx, id);
      await revokeSessions(tx, id);
    }
    return rows.length;
  });
}
