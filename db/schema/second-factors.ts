import { bigint, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";

/** An account's authenticator app. Without `confirmedAt` it is being set up, and asked for nowhere. */
export const authenticatorApps = pgTable("authenticator_apps", {
  accountId: integer()
    .primaryKey()
    .references(() => accounts.id),
  /** The shared secret, sealed under AUTH_SECRET. */
  sealedSecret: bytes().notNull(),
  createdAt: createdAt(),
  confirmedAt: instant(),
  /** The time step of the last code accepted: it and those before it are used up. */
  lastStep: integer(),
});

/** Ways in without the second factor, each once. Hashes only. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    codeHash: bytes().notNull(),
    createdAt: createdAt(),
    usedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.codeHash] })],
);

/** Public keys of an account's authenticators: a way in of their own, and a second factor. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    credentialId: bytes().notNull(),
    /** In COSE form, as the authenticator gave it. */
    publicKey: bytes().notNull(),
    /** The highest signature counter seen; authenticators without one always say 0. */
    counter: bigint({ mode: "number" }).notNull(),
    /** How a browser reaches the authenticator, comma-separated, in its own words. */
    transports: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    /** Its counter went back: there are two of it, and none opens anything any more. */
    clonedAt: instant(),
  },
  (table) => [
    unique("passkeys_credential_unique").on(table.credentialId),
    index("passkeys_account_index").on(table.accountId),
  ],
);

/** What an authenticator is asked to sign, once and soon. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challenge: bytes().primaryKey(),
    purpose: text().notNull(),
    /** SHA-256 of the session or the browser that alone may answer. */
    holderHash: bytes().notNull(),
    /** Whose passkey it has to be, where that is known. */
    accountId: integer().references(() => accounts.id),
    expiresAt: instant().notNull(),
  },
  (table) => [index("passkey_challenges_expiry_index").on(table.expiresAt)],
);
