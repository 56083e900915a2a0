import { and, eq, isNull } from "drizzle-orm";
import { database } from "../../db/client";
import { branches } from "../../db/schema";
import { isId } from "../values/is-id";

/** Whether clients can be registered at this branch: it exists and is open. */
export async function branchExists(id: number): Promise<boolean> {
  if (!isId(id)) return false;
  const open = and(eq(branches.id, id), isNull(branches.closedAt));
  return (await database().select({ id: branches.id }).from(branches).where(open)).length > 0;
}
