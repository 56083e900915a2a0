import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";
import { mayOn } from "../policy";
import { isId } from "../values/is-id";

/** The id of the account that an old id leads to since a merge; null for others, and where the actor may not open it. */
export async function survivorOf(actor: AccountActor, id: number): Promise<number | null> {
  if (!isId(id)) return null;
  const merged = alias(accounts, "merged");
  const { role, branchId } = accounts;
  const [found] = await database()
    .select({ id: accounts.id, role, branchId })
    .from(merged)
    .innerJoin(accounts, eq(accounts.id, merged.mergedInto))
    .where(eq(merged.id, id));
  return found && mayOn(actor, "view_client", found) ? found.id : null;
}
