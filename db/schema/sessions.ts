import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";

/** Every token and browser cookie names a session; a revoked or expired row ends it at the next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    /** The channel the session was opened through; the `aud` of its tokens. */
    audience: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** When the account's owner last proved to be there: at sign-in, and by their password since. */
    authenticatedAt: instant().defaultNow(),
    address: text(),
    userAgent: text(),
  },
  (table) => [index("sessions_account_index").on(table.accountId), index("sessions_expiry_index").on(table.expiresAt)],
);

/** Where an account was signed in to from: browsers by their cookie, programs by name and network. Hashes only. */
export const knownDevices = pgTable(
  "known_devices",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    deviceHash: bytes().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.deviceHash] }),
    index("known_devices_created_index").on(table.createdAt),
  ],
);

/** Single-use refresh tokens; the rows of one session are a token family. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id),
    tokenHash: bytes().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** The tokens it was exchanged for, sealed under a key that only its holder can derive. */
    sealedAnswer: bytes(),
  },
  (table) => [
    unique("refresh_tokens_hash_unique").on(table.tokenHash),
    index("refresh_tokens_session_index").on(table.sessionId),
    index("refresh_tokens_expiry_index").on(table.expiresAt),
  ],
);
