import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, separatePairs } from "../../db/schema";
import type { AccountActor } from "../account";
import { pairKey } from "./pair-key";

/** Writes that an account and others are different people; returns the others, without ids of no account. */
export async function keepApart(
  tx: Transaction,
  actor: AccountActor,
  id: number,
  otherIds: number[],
  reason: string | null = null,
): Promise<number[]> {
  if (otherIds.length === 0) return [];
  const known = and(inArray(accounts.id, otherIds), ne(accounts.id, id), isNull(accounts.closedAt));
  const others = await tx.select({ id: accounts.id }).from(accounts).where(known).orderBy(accounts.id);
  if (others.length === 0) return [];
  const pairs = others.map((other) => ({
    ...pairKey(id, other.id),
    decidedBy: actor.id,
    reason,
  }));
  await tx
    .insert(separatePairs)
    .values(pairs)
    .onConflictDoUpdate({
      target: [separatePairs.lowerId, separatePairs.higherId],
      set: { reason: sql`coalesce(excluded.reason, ${separatePairs.reason})` },
    });
  return others.map((other) => other.id);
}
