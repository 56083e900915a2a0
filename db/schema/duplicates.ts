import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { createdAt } from "../columns";
import { accounts } from "./accounts";

/**
 * By what an account is looked up among possible duplicates, as hashes; written with the account. A trigger deletes the row
 * when the data it was made of changes or the account is closed; a missing row is made anew in the background.
 * An account that is deleted (an import undone) takes its rows along.
 */
export const duplicateKeys = pgTable(
  "duplicate_keys",
  {
    accountId: integer()
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Which rules made them. */
    version: smallint().notNull(),
    keys: integer().array().notNull(),
  },
  (table) => [
    // A short pending list: every look-up reads it whole.
    index("duplicate_keys_index").using("gin", table.keys).with({ gin_pending_list_limit: 64 }),
  ],
);

/** Pairs of accounts that a person found to be two people: no search shows them to each other again. */
export const separatePairs = pgTable(
  "separate_pairs",
  {
    lowerId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    higherId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    decidedBy: integer()
      .notNull()
      .references(() => accounts.id),
    reason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.lowerId, table.higherId] }),
    index("separate_pairs_higher_index").on(table.higherId),
    check("separate_pairs_order_check", sql`${table.lowerId} < ${table.higherId}`),
  ],
);
