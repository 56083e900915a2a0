import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";

/** Link rows: one per link sent by mail. Its token is derived from `id` and a secret, and stored nowhere. */
export const linkRows = pgTable(
  "email_tokens",
  {
    id: uuid().primaryKey(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    purpose: text().notNull(),
    /** The address the link was sent to; the token is void once the account has another one. */
    email: text().notNull(),
    tokenHash: bytes().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    unique("email_tokens_hash_unique").on(table.tokenHash),
    index("email_tokens_account_index").on(table.accountId),
    index("email_tokens_expiry_index").on(table.expiresAt),
    // The addresses that can still go back to an account.
    index("email_tokens_undo_index").on(sql`lower(${table.email})`).where(sql`${table.purpose} = 'undo_email_change'`),
  ],
);
