import { and, asc, gt, lte } from "drizzle-orm";
import type { Database } from "../../db/client";
import { auditEntries, auditSeals } from "../../db/schema";
import { chainHash, chainMac, DIGEST_BYTES, entryDigest } from "./audit-chain";

/** The faults found in entries and seals. */
export type AuditFlaw =
  | { entry: number; at: Date | null; flaw: "altered" | "removed" | "added" | "back_dated" | "future" }
  | { seal: number; flaw: "broken" | "forged" };

export type AuditReport = {
  entries: number;
  /** The numbers of sealed entries and of seals. */
  sealed: number;
  seals: number;
  /** The newest seal's hash in hexadecimal. Stored elsewhere, it reveals a truncated log. */
  head: string | null;
  flaws: AuditFlaw[];
};

type Held = { id: number; at: Date; digest: Buffer };
type Seal = typeof auditSeals.$inferSelect;

/** Entries are dated by their transaction's start, so ids and dates may be out of order by this much. */
const SLACK_MILLISECONDS = 5 * 60_000;
const BATCH = 2000;
const LEAST_ID = -(2 ** 31);
const LARGEST_ID = 2 ** 31 - 1;

/**
 * Checks every entry against its seal, and every seal against the previous one and its key. `keys` are those of all
 * configured secrets; seals of other secrets are accepted before the first seal of a configured one. Only reads.
 */
export async function verifyAudit(db: Database, keys: Buffer[]): Promise<AuditReport> {
  const report: AuditReport = { entries: 0, sealed: 0, seals: 0, head: null, flaws: [] };
  const checkDate = dateCheck(report);
  let last: Pick<Seal, "id" | "lastEntryId"> & { hash: Buffer | null } = { id: 0, lastEntryId: LEAST_ID, hash: null };
  let keyed = false;
  for await (const seal of sealsInOrder(db)) {
    if (!chainHash(last.hash, seal).equals(seal.hash) || seal.lastEntryId <= last.lastEntryId)
      report.flaws.push({ seal: seal.id, flaw: "broken" });
    const known = keys.some((key) => chainMac(key, seal.hash).equals(seal.mac));
    if (keyed && !known) report.flaws.push({ seal: seal.id, flaw: "forged" });
    keyed ||= known;
    const held = new Map<number, Held>();
    for await (const entry of entriesBetween(db, last.lastEntryId, seal.lastEntryId)) {
      held.set(entry.id, entry);
      checkDate(entry, seal.sealedAt);
    }
    compare(report, seal, held);
    report.seals += 1;
    report.sealed += seal.entryIds.length;
    last = seal;
  }
  if (report.seals > 0 && !keyed) report.flaws.push({ seal: last.id, flaw: "forged" });
  const now = new Date();
  for await (const entry of entriesBetween(db, last.lastEntryId, LARGEST_ID)) checkDate(entry, now);
  return { ...report, head: last.hash?.toString("hex") ?? null };
}

async function* sealsInOrder(db: Database): AsyncGenerator<Seal> {
  for (let after = 0; ; ) {
    const [seal] = await db.select().from(auditSeals).where(gt(auditSeals.id, after)).orderBy(auditSeals.id).limit(1);
    if (!seal) return;
    yield seal;
    after = seal.id;
  }
}

/** The entries with ids above one number, up to another, in order. */
async function* entriesBetween(db: Database, above: number, upTo: number): AsyncGenerator<Held> {
  const { id, at } = auditEntries;
  for (let after = above; ; ) {
    const query = db.select({ id, at, digest: entryDigest.as("digest") }).from(auditEntries);
    const batch = await query
      .where(and(gt(id, after), lte(id, upTo)))
      .orderBy(asc(id))
      .limit(BATCH);
    yield* batch;
    const end = batch.at(-1);
    if (!end || batch.length < BATCH) return;
    after = end.id;
  }
}

function compare({ flaws }: AuditReport, { entryIds, digests }: Seal, held: Map<number, Held>): void {
  entryIds.forEach((id, index) => {
    const entry = held.get(id);
    const digest = digests.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES);
    if (!entry) flaws.push({ entry: id, at: null, flaw: "removed" });
    else if (!entry.digest.equals(digest)) flaws.push({ entry: id, at: entry.at, flaw: "altered" });
    held.delete(id);
  });
  for (const { id, at } of held.values()) flaws.push({ entry: id, at, flaw: "added" });
}

/** Counts entries in order, and records those dated before their predecessors or in the future. */
function dateCheck(report: AuditReport): (entry: Held, knownBy: Date) => void {
  let newest = Number.NEGATIVE_INFINITY;
  return ({ id, at }, knownBy) => {
    report.entries += 1;
    const flaw =
      at.getTime() < newest - SLACK_MILLISECONDS
        ? "back_dated"
        : at.getTime() > knownBy.getTime() + SLACK_MILLISECONDS
          ? "future"
          : null;
    if (flaw) report.flaws.push({ entry: id, at, flaw });
    else newest = Math.max(newest, at.getTime());
  };
}
