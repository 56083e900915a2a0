import { boolean, doublePrecision, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "./columns";

/** How much of one limit somebody has used up, as the instant at which nothing of it will be used any more. */
export const rateLimits = pgTable("rate_limits", {
  /** Keyed hash of the limit and of whom it counts: no address is kept. */
  key: bytes().primaryKey(),
  freeAt: instant().notNull(),
  /** How far ahead of now `freeAt` may lie, in seconds. */
  roomSeconds: doublePrecision().notNull(),
  /** Whether the last one who asked was let through. */
  passed: boolean().notNull(),
});

/** Tries at one account's password from one source since the last right one. */
export const signInTries = pgTable("sign_in_tries", {
  /** Keyed hash of account and source. */
  key: bytes().primaryKey(),
  tries: integer().notNull(),
  nextAt: instant().notNull(),
  passed: boolean().notNull(),
  /** The account was signed in to from here before. */
  known: boolean().notNull().default(false),
  forgetAt: instant().notNull(),
});

/** Registrations sent under an `Idempotency-Key`, for a day. The key itself is not kept. */
export const idempotentRequests = pgTable("idempotent_requests", {
  /** SHA-256 of route, caller and key. */
  keyHash: bytes().primaryKey(),
  /** Keyed hash of the body: the same key with another body is a mistake. */
  fingerprint: bytes().notNull(),
  /** Who is at work on it, and until when nobody else may be; renewed while the work goes on. */
  lease: uuid().notNull(),
  leasedUntil: instant().notNull(),
  /** The answer, sealed under the client's own key and body. */
  sealedAnswer: bytes(),
  createdAt: createdAt(),
});
