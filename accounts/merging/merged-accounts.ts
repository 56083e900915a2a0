import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../../db/client";
import { accounts, merges } from "../../db/schema";
import { personName } from "../values/person-name";
import { UNDO_DAYS } from "./merge-fields";
import { undoable } from "./undo-obstacle";

export type MergedAccount = {
  id: number;
  name: string;
  email: string;
  mergedAt: Date;
  /** Null for a merge that can no longer be undone, and for one of an account that was merged later itself. */
  undo: { mergeId: number; until: Date; by: string | null; reason: string | null; objected: boolean } | null;
};

/** The accounts that were merged into one, newest first. Does not ask the policy: call it after the actor may view it. */
export async function mergedAccounts(survivorId: number): Promise<MergedAccount[]> {
  const staff = alias(accounts, "staff");
  const standing = and(eq(merges.mergedId, accounts.id), eq(merges.survivorId, survivorId), isNull(merges.undoneAt));
  const rows = await database()
    .select({
      id: accounts.id,
      givenNames: accounts.givenNames,
      surnames: accounts.surnames,
      email: accounts.email,
      mergedAt: accounts.closedAt,
      mergeId: merges.id,
      until: sql<Date>`${merges.at} + make_interval(days => ${UNDO_DAYS})`.mapWith(merges.at),
      inTime: undoable.as("in_time"),
      by: sql<string | null>`nullif(concat_ws(' ', ${staff.givenNames}, ${staff.surnames}), '')`,
      reason: merges.reason,
      objectedAt: merges.objectedAt,
    })
    .from(accounts)
    .leftJoin(merges, standing)
    .leftJoin(staff, eq(staff.id, merges.mergedBy))
    .where(eq(accounts.mergedInto, survivorId))
    .orderBy(desc(accounts.closedAt), desc(accounts.id));
  return rows.map(({ givenNames, surnames, mergedAt, mergeId, until, inTime, by, reason, objectedAt, ...account }) => ({
    ...account,
    name: personName({ givenNames, surnames }),
    mergedAt: mergedAt ?? new Date(0),
    undo: mergeId !== null && inTime ? { mergeId, until, by, reason, objected: objectedAt !== null } : null,
  }));
}
