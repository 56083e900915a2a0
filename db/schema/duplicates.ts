import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, real, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";
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

/**
 * Pairs of clients who are probably one person, as the nightly pass found them. A trigger deletes those of an account
 * whose data changes or that is closed; the next pass looks at it again.
 */
export const probablePairs = pgTable(
  "probable_pairs",
  {
    lowerId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    higherId: integer()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    bits: real().notNull(),
    verdict: text().notNull(),
    reasons: text().array().notNull(),
    /** The same by whole values only: what an employee is told who may open but one of them. Null where that is nothing. */
    maskedBits: real(),
    maskedVerdict: text(),
    maskedReasons: text().array(),
    /** Which weights the bits are of. */
    weights: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.lowerId, table.higherId] }),
    index("probable_pairs_higher_index").on(table.higherId),
    index("probable_pairs_order_index").on(table.bits, table.lowerId, table.higherId),
    check("probable_pairs_order_check", sql`${table.lowerId} < ${table.higherId}`),
  ],
);

/** Searches for probable pairs among all clients, account by account; at most one is under way. */
export const duplicatePasses = pgTable(
  "duplicate_passes",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    createdAt: createdAt(),
    finishedAt: instant(),
    /** The account it has come to. */
    lastId: integer().notNull().default(0),
    /** Accounts to look at, as counted by its first step, and those looked at. */
    total: integer().notNull(),
    seen: integer().notNull().default(0),
    compared: integer().notNull().default(0),
    found: integer().notNull().default(0),
    /** Keys of too many accounts for comparing each with each. */
    commonKeys: integer().array().notNull().default([]),
  },
  (table) => [
    uniqueIndex("duplicate_passes_unfinished_unique")
      .on(sql`(${table.finishedAt} is null)`)
      .where(sql`${table.finishedAt} is null`),
    index("duplicate_passes_created_index").on(table.createdAt),
    index("duplicate_passes_finished_index").on(table.finishedAt),
  ],
);
