import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import type { AccountActor, NotFound, Result } from "../account";
import { may } from "../policy";
import type { Branch } from "./list-branches";

export type BranchInFull = Branch & { createdAt: Date; closedAt: Date | null; clients: number; staff: number };

/** Every branch with its number of staff and clients. Refuses with `not_found`. */
export async function reviewBranches(actor: AccountActor): Promise<Result<BranchInFull[], NotFound>> {
  if (!may(actor, "manage_branches")) return { ok: false, problem: { code: "not_found" } };
  const value = await database()
    .select({
      id: branches.id,
      name: branches.name,
      createdAt: branches.createdAt,
      closedAt: branches.closedAt,
      clients: sql<number>`${count(accounts.id)} filter (where ${accounts.role} = 'client')`.mapWith(Number),
      staff: sql<number>`${count(accounts.id)} filter (where ${accounts.role} <> 'client')`.mapWith(Number),
    })
    .from(branches)
    .leftJoin(accounts, and(eq(accounts.branchId, branches.id), isNull(accounts.closedAt)))
    .groupBy(branches.id)
    .orderBy(sql`${branches.closedAt} is not null`, asc(branches.name));
  return { ok: true, value };
}
