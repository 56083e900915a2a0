import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";
import { accounts, ROLES } from "./accounts";

/** A registration asked for this role; an administrator decides. */
export const roleRequests = pgTable(
  "role_requests",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    role: text({ enum: ROLES }).notNull(),
    createdAt: createdAt(),
    decidedAt: instant(),
    decidedBy: integer().references(() => accounts.id),
    approved: boolean(),
  },
  (table) => [index("role_requests_account_index").on(table.accountId)],
);
