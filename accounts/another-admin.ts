import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { accounts } from "../db/schema";

/**
 * Whether somebody else administers Alta besides this one. Locks the administrators' rows until the transaction
 * ends, so that two of them cannot leave at the same moment.
 */
export async function anotherAdmin(tx: Transaction, id: number): Promise<boolean> {
  const inOffice = and(eq(accounts.role, "admin"), isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const admins = await tx.select({ id: accounts.id }).from(accounts).where(inOffice).orderBy(accounts.id).for("update");
  return admins.some((admin) => admin.id !== id);
}
