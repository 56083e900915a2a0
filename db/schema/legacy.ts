import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";
import { accounts } from "./accounts";

/** The state of a contract's move from its old server, once an administrator has changed it. */
export const legacyStates = pgTable("legacy_states", {
  contract: text().primaryKey(),
  state: text().notNull(),
  changedAt: createdAt(),
});

/** Whom an old server has, as far as Alta has seen: those who are here too, and those who could not be brought in. */
export const legacyPeople = pgTable(
  "legacy_people",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    contract: text().notNull(),
    emailKey: text().notNull(),
    /** Null while the person is missing here. */
    accountId: integer().references(() => accounts.id),
    /** The person's id at the old server. */
    externalId: text(),
    /** By which way: `registered`, `signed_in`, `told`. */
    way: text().notNull(),
    /** Why the person is missing. */
    reason: text(),
    at: createdAt(),
    /** The account's own `passwordSetAt` when both sides last had one password: while equal, it was not changed here. */
    passwordSetAt: instant(),
  },
  (table) => [
    unique("legacy_people_email_unique").on(table.contract, table.emailKey),
    index("legacy_people_account_index").on(table.accountId),
    index("legacy_people_external_index").on(table.contract, table.externalId),
    index("legacy_people_missing_index").on(table.at).where(sql`${table.accountId} is null`),
  ],
);

/** What became of relayed requests, by kind and clause, with the latest redacted example. */
export const legacyCounts = pgTable(
  "legacy_counts",
  {
    contract: text().notNull(),
    operation: text().notNull(),
    kind: text().notNull(),
    clause: text().notNull(),
    number: integer().notNull(),
    lastAt: createdAt(),
    example: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.contract, table.operation, table.kind, table.clause] })],
);
