import { boolean, doublePrecision, index, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";

/** A rate limit's bucket per subject, as the instant at which it is full again. */
export const rateLimits = pgTable("rate_limits", {
  /** HMAC of the limit and its subject: no address is stored. */
  key: bytes().primaryKey(),
  freeAt: instant().notNull(),
  /** How far ahead of now `freeAt` may lie, in seconds. */
  roomSeconds: doublePrecision().notNull(),
  /** Whether the last request passed. */
  passed: boolean().notNull(),
});

/** Password tries per account and source since the last right one. */
export const signInTries = pgTable(
  "sign_in_tries",
  {
    /** HMAC of account and source. */
    key: bytes().primaryKey(),
    tries: integer().notNull(),
    nextAt: instant().notNull(),
    passed: boolean().notNull(),
    /** The account was signed in to from this source before. */
    known: boolean().notNull().default(false),
    forgetAt: instant().notNull(),
  },
  (table) => [index("sign_in_tries_forget_index").on(table.forgetAt)],
);

/** Registrations sent under an `Idempotency-Key`, for a day. The key itself is not stored. */
export const idempotentRequests = pgTable(
  "idempotent_requests",
  {
    /** SHA-256 of route, caller and key, and of a stranger their source, or the body's HMAC. */
    keyHash: bytes().primaryKey(),
    /** HMAC of the body: the same key with another body is refused. */
    fingerprint: bytes().notNull(),
    /** The lease's holder and its expiry; renewed while the request runs. */
    lease: uuid().notNull(),
    leasedUntil: instant().notNull(),
    /** The answer, sealed under the client's own key and body. */
    sealedAnswer: bytes(),
    createdAt: createdAt(),
  },
  (table) => [index("idempotent_requests_created_index").on(table.createdAt)],
);
