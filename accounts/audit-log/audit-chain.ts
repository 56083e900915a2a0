import "server-only";
import { createHash, createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { auditEntries } from "../../db/schema";

/** The purpose of the chain's derived keys. */
export const CHAIN_KEYS = "audit-chain";

export const DIGEST_BYTES = 16;

const { id, at, action, actorId, actorName, subjectId, channel, address, userAgent, requestId, details } = auditEntries;

/** A digest of an entry. Its fields are listed, so that a column added later does not change it. */
export const entryDigest = sql<Buffer>`substr(sha256(convert_to(jsonb_build_array(${id},
  (extract(epoch from ${at}) * 1000000)::bigint, ${action}, ${actorId}, ${actorName}, ${subjectId}, ${channel}, ${address},
  ${userAgent}, ${requestId}, ${details})::text, 'UTF8')), 1, ${sql.raw(String(DIGEST_BYTES))})`;

type Sealed = { sealedAt: Date; entryIds: number[]; digests: Buffer };

/** A seal's hash, over the previous seal and the sealed entries. */
export function chainHash(previous: Buffer | null, { sealedAt, entryIds, digests }: Sealed): Buffer {
  const hash = createHash("sha256").update(previous ?? Buffer.alloc(32));
  return hash
    .update(`${sealedAt.toISOString()} ${entryIds.join(" ")} `)
    .update(digests)
    .digest();
}

export const chainMac = (key: Buffer, hash: Buffer): Buffer => createHmac("sha256", key).update(hash).digest();
