import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";
import { accounts } from "./accounts";
import { linkRows } from "./links";

/** The outbox: written in the transaction of the mail's cause, sent by a worker afterwards. */
export const mails = pgTable(
  "letters",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    accountId: integer().references(() => accounts.id),
    recipient: text().notNull(),
    /** The row of the link it carries. */
    linkId: uuid("email_token_id").references(() => linkRows.id),
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    nextAttemptAt: createdAt(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    sentAt: instant(),
    failedAt: instant(),
  },
  (table) => [
    index("letters_failed_index").on(table.failedAt).where(sql`${table.failedAt} is not null`),
    index("letters_due_index")
      .on(table.nextAttemptAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index("letters_sent_index").on(table.sentAt).where(sql`${table.sentAt} is not null`),
    index("letters_link_index").on(table.linkId),
    index("letters_account_index").on(table.accountId),
    index("letters_recipient_index").on(sql`lower(${table.recipient})`, table.createdAt),
  ],
);
