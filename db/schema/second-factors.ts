import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
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
