import { and, eq, isNull, sql } from "drizzle-orm";
import { sealAtRest } from "../../crypto/at-rest";
import type { Transaction } from "../../db/client";
import { accounts, externalIds, merges, roleRequests, separatePairs } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { AccountActor, Result } from "../account";
import { actOnTwo, type OneOfTwo } from "../act-on";
import { audit } from "../audit";
import { renewKeys } from "../duplicates/write-keys";
import { issueLink } from "../links/link-rows";
import { maskEmailForOwner } from "../values/mask";
import { MERGE_COLUMNS, type MergeField } from "./merge-fields";
import { type Pair, pairOf } from "./merge-obstacle";
import type { MergeProblem } from "./merge-problem";
import { changesBetween, touchedRows } from "./touched-rows";

export const SNAPSHOT = "merge";

export type MergeCommand = {
  /** The account that stays, with its address, password and sessions. */
  survivorId: number;
  mergedId: number;
  /** What the one that stays gets from the other. */
  take: readonly MergeField[];
  reason: string;
  /** An administrator knows that the documents or birth dates contradict each other. */
  despite: boolean;
};

/**
 * Makes two accounts of one person one. The other one's row stays, with its address and document taken; its address
 * opens the account that stays, by that one's password. Its sessions, links and keys work no more, and what other
 * systems call it leads to the one that stays. Both owners get a mail with a link to object. Returns the merge's id.
 * Refuses with `not_found`, `proof_required`, `same_account`, `already_merged`, `one_is_staff`, `both_are_staff`,
 * `account_disabled`, `account_closed`, `needs_admin`, `keep_the_other`, `email_lately_changed` and `contradiction`.
 */
export async function mergeClients(
  actor: AccountActor,
  command: MergeCommand,
): Promise<Result<{ mergeId: number }, MergeProblem>> {
  const { survivorId, mergedId } = command;
  if (survivorId === mergedId) return { ok: false, problem: { code: "same_account" } };
  return actOnTwo<{ mergeId: number }, MergeProblem>(actor, [survivorId, mergedId], async (tx, two) => {
    const pair = await pairOf(tx, two, command);
    if ("code" in pair) return { ok: false, problem: pair };
    return { ok: true, value: { mergeId: await merge(tx, actor, command, pair) } };
  });
}

async function merge(tx: Transaction, actor: AccountActor, command: MergeCommand, pair: Pair): Promise<number> {
  const { survivor, merged, contradictions } = pair;
  const earlier = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.mergedInto, merged.id))
    .orderBy(accounts.id)
    .for("no key update");
  const ids = [survivor.id, merged.id, ...earlier.map(({ id }) => id)];
  const before = await touchedRows(tx, ids);
  await takeData(tx, survivor, merged, command.take);
  await takeRows(tx, survivor.id, merged.id);
  await tx
    .update(accounts)
    .set({ mergedInto: survivor.id, closedAt: sql`now()`, passwordHash: null, updatedAt: sql`now()` })
    .where(eq(accounts.id, merged.id));
  await tx.update(accounts).set({ mergedInto: survivor.id }).where(eq(accounts.mergedInto, merged.id));
  await renewKeys(tx, survivor.id);
  const after = await touchedRows(tx, ids);

  const linkIds = [
    await tell(tx, "account_kept", survivor, merged),
    await tell(tx, "account_merged", merged, survivor),
  ];
  const sealedSnapshot = sealAtRest(SNAPSHOT, JSON.stringify(changesBetween(before, after)));
  const [row] = await tx
    .insert(merges)
    .values({
      survivorId: survivor.id,
      mergedId: merged.id,
      mergedBy: actor.id,
      reason: command.reason,
      overruled: contradictions,
      sealedSnapshot,
      linkIds,
    })
    .returning({ id: merges.id });
  if (!row) throw new Error("A merge was not written.");
  const details = { merge: row.id, fields: command.take.join(" "), overruled: contradictions.join(" ") };
  await audit(tx, actor, "account.merged", survivor.id, { ...details, other: merged.id, survives: true });
  await audit(tx, actor, "account.merged", merged.id, { ...details, other: survivor.id, survives: false });
  return row.id;
}

async function takeData(tx: Transaction, survivor: OneOfTwo, merged: OneOfTwo, take: readonly MergeField[]) {
  const [theirs] = await tx.select().from(accounts).where(eq(accounts.id, merged.id));
  if (!theirs) throw new Error("A locked row is gone.");
  const columns = take.flatMap((field): readonly (keyof typeof theirs)[] => MERGE_COLUMNS[field]);
  const data = Object.fromEntries(columns.map((column) => [column, theirs[column]]));
  // The claims change places: both documents stay taken, and each account claims none but its own.
  const swap = take.includes("document") && survivor.claimedDocument !== merged.claimedDocument;
  const claim = (id: number, claimedDocument: string | null) =>
    tx.update(accounts).set({ claimedDocument }).where(eq(accounts.id, id));
  if (swap) await claim(merged.id, null);
  await tx
    .update(accounts)
    .set({ ...data, ...(swap && { claimedDocument: merged.claimedDocument }), updatedAt: sql`now()` })
    .where(eq(accounts.id, survivor.id));
  if (swap) await claim(merged.id, survivor.claimedDocument);
}

/** What leads to the account from elsewhere: ids of other systems, a role that was asked for, and who it is not. */
async function takeRows(tx: Transaction, survivorId: number, mergedId: number): Promise<void> {
  await tx.update(externalIds).set({ accountId: survivorId }).where(eq(externalIds.accountId, mergedId));
  const open = (id: number) => and(eq(roleRequests.accountId, id), isNull(roleRequests.decidedAt));
  if ((await tx.$count(roleRequests, open(survivorId))) === 0)
    await tx.update(roleRequests).set({ accountId: survivorId }).where(open(mergedId));
  const { lowerId, higherId, decidedBy, reason, createdAt } = separatePairs;
  await tx.execute(sql`insert into ${separatePairs} (lower_id, higher_id, decided_by, reason, created_at)
    select least(${survivorId}::integer, other), greatest(${survivorId}::integer, other), decided_by, reason, created_at
    from (select case when ${lowerId} = ${mergedId} then ${higherId} else ${lowerId} end as other,
        ${decidedBy}, ${reason}, ${createdAt}
      from ${separatePairs} where ${lowerId} = ${mergedId} or ${higherId} = ${mergedId}) as pairs
    where other <> ${survivorId} on conflict do nothing`);
}

async function tell(
  tx: Transaction,
  kind: "account_kept" | "account_merged",
  to: OneOfTwo,
  other: OneOfTwo,
): Promise<string> {
  const linkId = await issueLink(tx, to, "object_merge");
  const details = { newEmail: maskEmailForOwner(other.email) };
  await writeMail(tx, { kind, accountId: to.id, recipient: to.email, linkId, details });
  return linkId;
}
