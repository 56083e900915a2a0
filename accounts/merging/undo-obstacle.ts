import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, merges } from "../../db/schema";
import { UNDO_DAYS } from "./merge-fields";
import type { UndoMergeProblem } from "./merge-problem";

/** Within the time in which a merge can be undone. */
export const undoable = sql<boolean>`(${merges.at} > now() - make_interval(days => ${UNDO_DAYS}))`;

type Merge = typeof merges.$inferSelect;
export type Undoable = Merge & { sealedSnapshot: Buffer };

/** The merge, locked, or why it cannot be undone. The account that stayed is locked already. */
export async function undoableMerge(tx: Transaction, id: number): Promise<Undoable | UndoMergeProblem> {
  const [found] = await tx
    .select({ merge: merges, inTime: undoable })
    .from(merges)
    .where(eq(merges.id, id))
    .for("no key update");
  if (!found) return { code: "not_found" };
  const { sealedSnapshot } = found.merge;
  if (found.merge.undoneAt) return { code: "merge_undone" };
  if (!found.inTime || !sealedSnapshot) return { code: "undo_expired" };
  const later = await laterMerge(tx, found.merge);
  return later ?? { ...found.merge, sealedSnapshot };
}

async function laterMerge(tx: Transaction, { id, survivorId }: Merge): Promise<UndoMergeProblem | null> {
  const same = or(eq(merges.survivorId, survivorId), eq(merges.mergedId, survivorId));
  const [later] = await tx
    .select({ email: accounts.email })
    .from(merges)
    .innerJoin(accounts, eq(accounts.id, merges.mergedId))
    .where(and(same, gt(merges.id, id), isNull(merges.undoneAt)))
    .orderBy(desc(merges.id))
    .limit(1);
  return later ? { code: "merged_later", email: later.email } : null;
}
