import { and, desc, gt, lt, lte, max, min, sql } from "drizzle-orm";
import { currentKey } from "../../crypto/secrets";
import { database } from "../../db/client";
import { auditEntries, auditSeals } from "../../db/schema";
import { CHAIN_KEYS, chainHash, chainMac, entryDigest } from "./audit-chain";

/** Longer than any transaction lasts, so that entries with lower ids are committed by then. */
const SETTLED_SECONDS = 120;
const MOST_ENTRIES = 2000;
/** An arbitrary advisory lock id, the same in every instance. */
const LOCK = 20_261_124;

/**
 * Seals the entries old enough since the last seal, up to `MOST_ENTRIES`; returns how many. Does not block writers. Of
 * several instances one seals; the others return 0.
 */
export async function sealAudit(settledSeconds = SETTLED_SECONDS): Promise<number> {
  return database().transaction(async (tx) => {
    const [lock] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as ours`);
    if (!lock?.ours) return 0;
    const [last] = await tx.select().from(auditSeals).orderBy(desc(auditSeals.id)).limit(1);
    const later = gt(auditEntries.id, last?.lastEntryId ?? 0);
    const recent = sql`${auditEntries.at} >= now() - make_interval(secs => ${settledSeconds})`;
    const [first] = await tx
      .select({ id: min(auditEntries.id) })
      .from(auditEntries)
      .where(and(later, recent));
    const settled = first?.id ? lt(auditEntries.id, first.id) : undefined;
    const [end] = await tx
      .select({ id: max(auditEntries.id) })
      .from(auditEntries)
      .where(and(later, settled));
    if (!end?.id) return 0;
    const entries = await tx
      .select({ id: auditEntries.id, digest: entryDigest.as("digest") })
      .from(auditEntries)
      .where(and(later, lte(auditEntries.id, end.id)))
      .orderBy(auditEntries.id)
      .limit(MOST_ENTRIES);
    const entryIds = entries.map(({ id }) => id);
    const sealed = { sealedAt: new Date(), entryIds, digests: Buffer.concat(entries.map(({ digest }) => digest)) };
    const hash = chainHash(last?.hash ?? null, sealed);
    const mac = chainMac(currentKey(CHAIN_KEYS), hash);
    await tx.insert(auditSeals).values({ ...sealed, lastEntryId: entryIds.at(-1) ?? 0, hash, mac });
    return entryIds.length;
  });
}
