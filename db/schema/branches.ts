import { sql } from "drizzle-orm";
import { integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";

export const branches = pgTable(
  "branches",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (table) => [uniqueIndex("branches_name_unique").on(sql`lower(${table.name})`)],
);
