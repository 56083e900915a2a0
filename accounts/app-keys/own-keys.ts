import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { appKeys, branches } from "../../db/schema";
import type { AccountActor } from "../account";
import { audit } from "../audit";

export type OwnKey = {
  id: number;
  name: string;
  contract: string;
  branch: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** The caller's keys that are not revoked, newest first. */
export function listOwnKeys(actor: AccountActor): Promise<OwnKey[]> {
  const { id, name, contract, createdAt, lastUsedAt } = appKeys;
  return database()
    .select({ id, name, contract, branch: branches.name, createdAt, lastUsedAt })
    .from(appKeys)
    .innerJoin(branches, eq(branches.id, appKeys.branchId))
    .where(and(eq(appKeys.accountId, actor.id), isNull(appKeys.revokedAt)))
    .orderBy(desc(id));
}

/** Revokes one of the caller's own keys; false when it is not theirs or has been revoked already. */
export async function revokeOwnKey(actor: AccountActor, id: number): Promise<boolean> {
  return database().transaction(async (tx) => {
    const theirs = and(eq(appKeys.id, id), eq(appKeys.accountId, actor.id), isNull(appKeys.revokedAt));
    const [revoked] = await tx
      .update(appKeys)
      .set({ revokedAt: sql`now()` })
      .where(theirs)
      .returning({ name: appKeys.name });
    if (revoked) await audit(tx, actor, "app_key.revoked", actor.id, revoked);
    return revoked !== undefined;
  });
}
