import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";
import { branches } from "./branches";

/** Bearer tokens for programs: each for one contract and one branch, with the rights of its account. Hashes only. */
export const appKeys = pgTable(
  "app_keys",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    contract: text().notNull(),
    branchId: integer()
      .notNull()
      .references(() => branches.id),
    name: text().notNull(),
    keyHash: bytes().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [unique("app_keys_hash_unique").on(table.keyHash), index("app_keys_account_index").on(table.accountId)],
);
