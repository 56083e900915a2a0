import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { linkUnused } from "../../db/link-rows";
import { accounts, linkRows } from "../../db/schema";
import type { AccountActor } from "../account";
import type { OneOfTwo, Two } from "../act-on";
import { mayOn } from "../policy";
import type { Contradiction } from "../problems/merge-refusal";
import { contradictionsOf } from "./contradictions";
import type { MergeProblem } from "./merge-problem";

/** `despite`: an administrator knows of the contradictions. */
type Asked = { survivorId: number; mergedId: number; despite: boolean };
export type Pair = { survivor: OneOfTwo; merged: OneOfTwo; contradictions: Contradiction[] };

/** Both accounts of a merge, or why they are not made one. What the caller may not see is `not_found`. */
export async function pairOf(tx: Transaction, two: Two, asked: Asked): Promise<Pair | MergeProblem> {
  const [survivor, merged] = [two.find(asked.survivorId), two.find(asked.mergedId)];
  if (!survivor || !merged) return whyMissing(tx, two.caller, [asked.survivorId, asked.mergedId]);
  const standing = staffAmong(two.caller, survivor, merged) ?? stateOf(survivor) ?? stateOf(merged);
  const hidden = !mayOn(two.caller, "view_client", survivor) || !mayOn(two.caller, "view_client", merged);
  if (hidden && !standing?.code.includes("staff")) return { code: "not_found" };
  if (standing) return standing;
  if (!mayOn(two.caller, "merge_away", merged)) return { code: "needs_admin" };
  if (isBetterKept(merged, survivor)) return { code: "keep_the_other" };
  if (await addressMayGoBack(tx, survivor.id, merged.id)) return { code: "email_lately_changed" };
  const contradictions = await contradictionsOf(tx, survivor, merged);
  const overruled = two.caller.role === "admin" && asked.despite;
  if (contradictions.length > 0 && !overruled) return { code: "contradiction", between: contradictions };
  const unproven = (await two.ask("merge_clients", survivor)) ?? (await two.ask("merge_away", merged));
  return unproven ?? { survivor, merged, contradictions };
}

function staffAmong({ role }: AccountActor, survivor: OneOfTwo, merged: OneOfTwo): MergeProblem | null {
  const staff = [survivor, merged].filter((one) => one.role !== "client").length;
  if (staff === 0) return null;
  // Employees see no staff.
  if (role !== "admin") return { code: "not_found" };
  return { code: staff === 2 ? "both_are_staff" : "one_is_staff" };
}

/** Whether the other account has what this one's owner would miss: a confirmed address, a second factor, a password. */
export const isBetterKept = (other: Kept, one: Kept): boolean =>
  KEPT.some((trait) => Boolean(other[trait]) && !one[trait]);

const KEPT = ["emailVerifiedAt", "secondFactorAt", "hasPassword"] as const;
type Kept = Pick<OneOfTwo, (typeof KEPT)[number]>;

function stateOf({ closedAt, disabledAt }: OneOfTwo): MergeProblem | null {
  if (closedAt) return { code: "account_closed" };
  return disabledAt ? { code: "account_disabled" } : null;
}

/** One that is merged is not locked; whoever might open it is told so. */
async function whyMissing(tx: Transaction, caller: AccountActor, ids: number[]): Promise<MergeProblem> {
  const { id, role, branchId, mergedInto } = accounts;
  const rows = await tx.select({ id, role, branchId, mergedInto }).from(accounts).where(inArray(id, ids));
  const visible = rows.length === 2 && rows.every((row) => mayOn(caller, "view_client", row));
  return { code: visible && rows.some((row) => row.mergedInto !== null) ? "already_merged" : "not_found" };
}

/** Whether one of the addresses is new, and the one before can come back: an intruder may be behind it. */
async function addressMayGoBack(tx: Transaction, ...ids: number[]): Promise<boolean> {
  const undo = and(inArray(linkRows.accountId, ids), eq(linkRows.purpose, "undo_email_change"), linkUnused);
  return (await tx.$count(linkRows, undo)) > 0;
}
