import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { linkUnused } from "../../db/link-rows";
import { linkRows } from "../../db/schema";

/**
 * Whether an address waits for another account that had it until lately: while the change can be undone no other account
 * gets it. `key` is a normalised address.
 */
export async function emailIsHeld(tx: Transaction, key: string, accountId: number): Promise<boolean> {
  const held = and(
    eq(linkRows.purpose, "undo_email_change"),
    sql`lower(${linkRows.email}) = ${key}`,
    ne(linkRows.accountId, accountId),
    linkUnused,
  );
  return (await tx.select({ id: linkRows.id }).from(linkRows).where(held).limit(1)).length > 0;
}
