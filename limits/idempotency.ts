import { createHash, createHmac, randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { seal, unseal } from "../crypto/seal";
import { deriveKeys } from "../crypto/secrets";
import { database, type Transaction } from "../db/client";
import { isUnanswered, tooBusy } from "../db/driver/outcome";
import { idempotentRequests } from "../db/limits-schema";
import { secondsFromNow } from "../db/time";
import { describeError, log } from "../log";

/** Refusals about an `Idempotency-Key`. */
export type IdempotencyProblem =
  | { code: "idempotency_key_invalid" }
  /** It was used before with another body. */
  | { code: "idempotency_key_reused" }
  | { code: "idempotency_key_in_use"; retryAfterSeconds: number };

/** A lease on an idempotency key: the right to run its request. */
export type Claim = {
  /** Stores the answer in the request's own transaction. Throws when the lease was lost meanwhile. */
  keep: (tx: Transaction, answer: object) => Promise<void>;
  /** Ends the lease; without a stored answer the key is free again. */
  release: () => Promise<void>;
};

/** The lease's duration, after which a killed process's key is free; renewed while the request runs. */
const LEASE_SECONDS = 10;
const RENEW_MILLISECONDS = 3000;
const KEPT = sql.raw("interval '1 day'");

type Identity = { keyHash: Buffer; fingerprints: [Buffer, ...Buffer[]]; secret: string };

/**
 * Claims a key for one request: `scope` names the route and the caller, `request` is the body. Returns the claim, or the
 * stored answer of the same request, or a refusal.
 */
export async function claimKey(
  key: string,
  scope: string,
  request: string,
): Promise<{ claim: Claim } | { answer: object } | IdempotencyProblem> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) return { code: "idempotency_key_invalid" };
  const identity = identify(key, scope, request);
  const lease = randomUUID();
  if (await claimRow(identity, lease).catch(putOff)) return { claim: claimOf(identity, lease) };
  const [found] = await database()
    .select({ fingerprint: idempotentRequests.fingerprint, sealed: idempotentRequests.sealedAnswer })
    .from(idempotentRequests)
    .where(eq(idempotentRequests.keyHash, identity.keyHash));
  if (found && !identity.fingerprints.some((one) => one.equals(found.fingerprint)))
    return { code: "idempotency_key_reused" };
  if (found?.sealed) return { answer: JSON.parse(unseal(identity.secret, "idempotency", found.sealed)) as object };
  return { code: "idempotency_key_in_use", retryAfterSeconds: 1 };
}

/** A lease that was laid without our hearing of it runs out by itself, and nothing of the request has been done. */
function putOff(thrown: unknown): never {
  if (isUnanswered(thrown)) throw tooBusy(thrown);
  throw thrown;
}

function identify(key: string, scope: string, request: string): Identity {
  const keyHash = createHash("sha256").update(`idempotency\0${scope}\0${key}`).digest();
  const fingerprints = deriveKeys("idempotency").map((secret) => createHmac("sha256", secret).update(request).digest());
  // Keys may be guessable, so the answer is sealed under the key and the whole request.
  return { keyHash, fingerprints: fingerprints as [Buffer, ...Buffer[]], secret: `${key}\0${request}` };
}

/** True when the key was unused or is a day old, or when the lease on this same request has expired. */
async function claimRow({ keyHash, fingerprints }: Identity, lease: string): Promise<boolean> {
  const row = { keyHash, fingerprint: fingerprints[0], lease, leasedUntil: secondsFromNow(LEASE_SECONDS) };
  const { createdAt, fingerprint, leasedUntil, sealedAnswer } = idempotentRequests;
  const orphaned = sql`${sealedAnswer} is null and ${leasedUntil} < now() and ${inArray(fingerprint, fingerprints)}`;
  const laid = await database()
    .insert(idempotentRequests)
    .values(row)
    .onConflictDoUpdate({
      target: idempotentRequests.keyHash,
      set: { ...row, sealedAnswer: null, createdAt: sql`now()` },
      setWhere: sql`${createdAt} < now() - ${KEPT} or ${orphaned}`,
    })
    .returning({ lease: idempotentRequests.lease });
  return laid.length > 0;
}

function claimOf({ keyHash, secret }: Identity, lease: string): Claim {
  const mine = and(eq(idempotentRequests.keyHash, keyHash), eq(idempotentRequests.lease, lease));
  const leasedUntil = secondsFromNow(LEASE_SECONDS);
  const renewal = setInterval(() => {
    const renewed = database().update(idempotentRequests).set({ leasedUntil }).where(mine);
    renewed.catch((thrown) => log.warn(describeError(thrown), "a lease could not be renewed"));
  }, RENEW_MILLISECONDS);
  return {
    keep: async (tx, answer) => {
      const sealedAnswer = seal(secret, "idempotency", JSON.stringify(answer));
      const kept = await tx
        .update(idempotentRequests)
        .set({ sealedAnswer })
        .where(mine)
        .returning({ lease: idempotentRequests.lease });
      if (kept.length === 0) throw new Error("The lease on this idempotency key was lost.");
    },
    release: async () => {
      clearInterval(renewal);
      const freed = database()
        .delete(idempotentRequests)
        .where(and(mine, isNull(idempotentRequests.sealedAnswer)));
      // The request is done, and this failure must not change its answer; the lease expires by itself.
      await freed.catch((thrown) => log.warn(describeError(thrown), "a key could not be freed"));
    },
  };
}
