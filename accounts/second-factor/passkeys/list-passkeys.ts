import { eq } from "drizzle-orm";
import { database } from "../../../db/client";
import { passkeys } from "../../../db/schema";

export type OwnPasskey = {
  id: number;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Another one with the same key was seen: it opens nothing any more. */
  cloned: boolean;
};

/** An account's passkeys, oldest first. Does not ask the policy: call it for the owner. */
export async function listPasskeys(accountId: number): Promise<OwnPasskey[]> {
  const { id, name, createdAt, lastUsedAt, clonedAt } = passkeys;
  const rows = await database()
    .select({ id, name, createdAt, lastUsedAt, clonedAt })
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(id);
  return rows.map(({ clonedAt, ...row }) => ({ ...row, cloned: clonedAt !== null }));
}
