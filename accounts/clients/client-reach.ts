import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";

/** The clients the actor may open, as a condition on the row; the policy says the same of each of them. */
export function openableBy(actor: AccountActor): SQL | undefined {
  const client = and(eq(accounts.role, "client"), isNull(accounts.closedAt));
  if (actor.role === "admin") return client;
  const here = actor.branchId === null ? undefined : eq(accounts.branchId, actor.branchId);
  return and(client, or(isNull(accounts.branchId), here));
}
