import { asc, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { branches } from "../../db/schema";

export type Branch = { id: number; name: string };

/** The open branches by name, followed by the closed ones when `closed` is set. */
export function listBranches({ closed = false } = {}): Promise<Branch[]> {
  return database()
    .select({ id: branches.id, name: branches.name })
    .from(branches)
    .where(closed ? undefined : isNull(branches.closedAt))
    .orderBy(sql`${branches.closedAt} is not null`, asc(branches.name));
}
