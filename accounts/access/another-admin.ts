import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";

/** Any number, as long as nothing else asks for the same lock. */
const LOCK = 20_261_121;

/**
 * Whether somebody else administers Alta besides this one. Until the transaction ends nobody else may ask, so that
 * two administrators cannot leave at the same moment. The rows to be changed are locked before, never after.
 */
export async function anotherAdmin(tx: Transaction, id: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const inOffice = and(eq(accounts.role, "admin"), isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const others = and(inOffice, ne(accounts.id, id));
  return (await tx.select({ id: accounts.id }).from(accounts).where(others).limit(1)).length > 0;
}
