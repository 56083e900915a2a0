import { and, eq, isNull } from "drizzle-orm";
import { database } from "../db/client";
import { branches } from "../db/schema";

const LARGEST_ID = 2 ** 31 - 1;

/** Whether somebody can be registered at this branch: it exists and is open. */
export async function branchExists(id: number): Promise<boolean> {
  if (!Number.isInteger(id) || id < 1 || id > LARGEST_ID) return false;
  const open = and(eq(branches.id, id), isNull(branches.closedAt));
  return (await database().select({ id: branches.id }).from(branches).where(open)).length > 0;
}
