import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";

/** Accounts of one person made one, for as long as that can be undone. */
export const merges = pgTable(
  "merges",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    survivorId: integer()
      .notNull()
      .references(() => accounts.id),
    mergedId: integer()
      .notNull()
      .references(() => accounts.id),
    at: createdAt(),
    mergedBy: integer(),
    reason: text(),
    /** What speaks against one person, where an administrator merged nevertheless. */
    overruled: jsonb().$type<string[]>().notNull().default([]),
    /** Every row that the merge changed, as it was and as it became, sealed; null once it cannot be undone. */
    sealedSnapshot: bytes(),
    /** The links by which the owners object. */
    linkIds: uuid().array().notNull(),
    objectedAt: instant(),
    undoneAt: instant(),
    undoneBy: integer(),
  },
  (table) => [
    index("merges_survivor_index").on(table.survivorId),
    index("merges_merged_index").on(table.mergedId),
    index("merges_at_index").on(table.at),
  ],
);
