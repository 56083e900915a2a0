import type { SQL } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { business } from "../../db/schema";

type Columns = typeof business.$inferInsert;
type Row = { [Name in keyof Columns]?: Columns[Name] | SQL };

/** Writes columns of the business's one row, which there may not be yet. */
export async function writeBusiness(tx: Transaction, row: Row): Promise<void> {
  await tx.insert(business).values(row).onConflictDoUpdate({ target: business.id, set: row });
}
