import { eq, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { Account, AccountActor, ActProblem, BranchUnknown, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { branchExists } from "../branches/branches";
import { renewKeys } from "../duplicates/write-keys";

const EDITABLE = ["givenNames", "surnames", "phone", "jobTitle", "branchId"] as const;

export type StaffChanges = Pick<Account, (typeof EDITABLE)[number]>;

/** Changes where and as what a member of the staff works; a mail says so. Refuses with `not_found`, `proof_required` and `branch_unknown`. */
export function editStaff(
  actor: AccountActor,
  id: number,
  changes: StaffChanges,
): Promise<Result<null, ActProblem | BranchUnknown>> {
  return actOn<null, BranchUnknown>(actor, "edit_staff", id, async (tx, before) => {
    const { branchId } = changes;
    if (branchId !== null && branchId !== before.branchId && !(await branchExists(branchId)))
      return { ok: false, problem: { code: "branch_unknown", branchId } };
    const fields = EDITABLE.filter((name) => changes[name] !== before[name]);
    if (fields.length === 0) return { ok: true, value: null };
    await tx
      .update(accounts)
      .set({ ...Object.fromEntries(fields.map((name) => [name, changes[name]])), updatedAt: sql`now()` })
      .where(eq(accounts.id, id));
    await renewKeys(tx, id);
    await writeMail(tx, { kind: "work_changed", accountId: id, recipient: before.email });
    await audit(tx, actor, "staff.edited", id, { fields: fields.join(" ") });
    return { ok: true, value: null };
  });
}
