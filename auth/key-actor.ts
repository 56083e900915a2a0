import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor, Via } from "../accounts/account";
import { roleInForce } from "../accounts/role-in-force";
import { hashAppKey } from "../crypto/app-key";
import { database } from "../db/client";
import { accounts, appKeys } from "../db/schema";

/**
 * The actor of an app key: its account, with the role it has now, bound to the key's branch. Anonymous for a key that is
 * revoked, of another contract than `via` names, or of an account that is disabled or closed.
 */
export async function keyActor(key: string, via: Via): Promise<Actor> {
  const db = database();
  const usable = and(isNull(appKeys.revokedAt), isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const [found] = await db
    .select({
      keyId: appKeys.id,
      id: accounts.id,
      role: roleInForce.as("role_in_force"),
      branchId: accounts.branchId,
      onlyBranch: appKeys.branchId,
      stale: sql<boolean>`coalesce(${appKeys.lastUsedAt} < now() - interval '1 minute', true)`,
    })
    .from(appKeys)
    .innerJoin(accounts, eq(accounts.id, appKeys.accountId))
    .where(and(eq(appKeys.keyHash, hashAppKey(key)), eq(appKeys.contract, via.channel), usable));
  if (!found) return { kind: "anonymous", via };
  const { keyId, stale, ...account } = found;
  if (stale) await db.update(appKeys).set({ lastUsedAt: sql`now()` }).where(eq(appKeys.id, keyId));
  // There is no session behind a key, so no act that asks for a proof of who is there passes.
  return { kind: "account", ...account, sessionId: randomUUID(), via };
}
