import { boolean, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt } from "../columns";
import { accounts } from "./accounts";

/** Terms, privacy and what else people are asked about. Append-only: a version never changes (a trigger refuses it). */
export const texts = pgTable(
  "texts",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    /** From 1 on, by kind. */
    version: integer().notNull(),
    body: text().notNull(),
    /** What the slip says of it. */
    short: text(),
    /** Of the body, in hexadecimal. */
    sha256: text().notNull(),
    /** Those who agreed to an older version are asked again. */
    important: boolean().notNull(),
    publishedAt: createdAt(),
    publishedBy: integer().references(() => accounts.id),
  },
  (table) => [unique("texts_version_unique").on(table.kind, table.version)],
);

/**
 * What a person agreed to, or let go of. Append-only like the audit, and a trigger refuses consent to a version that has
 * been superseded. The account's number is all it says of the person.
 */
export const consents = pgTable(
  "consents",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    textId: integer()
      .notNull()
      .references(() => texts.id),
    given: boolean().notNull(),
    at: createdAt(),
    channel: text("door").notNull(),
    address: text(),
    requestId: text(),
  },
  (table) => [index("consents_account_index").on(table.accountId)],
);
