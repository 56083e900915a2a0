import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";

/** An arbitrary advisory lock id that no other code uses. */
const LOCK = 20_261_121;

/**
 * Whether there is an administrator besides this one. Holds an advisory lock until commit, so that two administrators
 * cannot step down concurrently. Lock the rows to be changed before calling this, to avoid deadlocks.
 */
export async function anotherAdmin(tx: Transaction, id: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const inOffice = and(eq(accounts.role, "admin"), isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const others = and(inOffice, ne(accounts.id, id));
  return (await tx.select({ id: accounts.id }).from(accounts).where(others).limit(1)).length > 0;
}
