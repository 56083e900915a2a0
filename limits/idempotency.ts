import { createHash, createHmac, randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { seal, unseal } from "../crypto/seal";
import { deriveKeys } from "../crypto/secrets";
import { database, type Transaction } from "../db/client";
import { isUnanswered, tooBusy } from "../db/driver/outcome";
import { idempotentRequests } from "../db/schema/limits";
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

type Identity = {
  keyHash: Buffer;
  /** Where a stranger's answer is found again from another source: by key and body. */
  anywhere: Buffer[];
  fingerprints: [Buffer, ...Buffer[]];
  secret: string;
};

/** Scope of a key: route and caller; for anonymous callers also the source, or a stranger could use a key up. */
export type KeyScope = { scope: string; source: string | null };

/**
 * Claims a key for one request, whose body is `request`. Returns the claim, or the stored answer of the same request, or
 * a refusal. A stranger's key is claimed by source; the same key and body from another one gets the stored answer.
 */
export async function claimKey(
  key: string,
  scope: KeyScope,
  request: string,
): Promise<{ claim: Claim } | { answer: object } | IdempotencyProblem> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) return { code: "idempotency_key_invalid" };
  const identity = identify(key, scope, request);
  const lease = randomUUID();
  if (await claimRow(identity, lease).catch(putOff)) {
    // Before the lease is renewed: if this fails, it runs out.
    const answer = await answerFromElsewhere(identity);
    const claim = claimOf(identity, lease);
    if (answer) await claim.release();
    return answer ? { answer } : { claim };
  }
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

/** What a phone that changed networks asks for again: the answer its key and body got from another source. */
async function answerFromElsewhere({ anywhere, secret }: Identity): Promise<object | null> {
  if (anywhere.length === 0) return null;
  const { keyHash, createdAt, sealedAnswer } = idempotentRequests;
  const [found] = await database()
    .select({ sealed: sealedAnswer })
    .from(idempotentRequests)
    .where(and(inArray(keyHash, anywhere), sql`${createdAt} >= now() - ${KEPT}`));
  return found?.sealed ? (JSON.parse(unseal(secret, "idempotency", found.sealed)) as object) : null;
}

function identify(key: string, { scope, source }: KeyScope, request: string): Identity {
  const hash = (...parts: (string | Buffer)[]) => {
    const all = createHash("sha256").update(`idempotency\0${scope}\0${key}`);
    for (const part of parts) all.update("\0").update(part);
    return all.digest();
  };
  const keyHash = source === null ? hash() : hash(source);
  const fingerprints = deriveKeys("idempotency").map((secret) => createHmac("sha256", secret).update(request).digest());
  // Keys may be guessable, so the answer is sealed under the key and the whole request.
  const anywhere = source === null ? [] : fingerprints.map((fingerprint) => hash("anywhere", fingerprint));
  return { keyHash, anywhere, fingerprints: fingerprints as [Buffer, ...Buffer[]], secret: `${key}\0${request}` };
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

function claimOf({ keyHash, anywhere: [portable], fingerprints, secret }: Identity, lease: string): Claim {
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
      if (!portable) return;
      const row = { fingerprint: fingerprints[0], lease, leasedUntil: sql`now()`, sealedAnswer, createdAt: sql`now()` };
      await tx
        .insert(idempotentRequests)
        .values({ keyHash: portable, ...row })
        .onConflictDoUpdate({ target: idempotentRequests.keyHash, set: row });
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
