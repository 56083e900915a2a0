import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { accounts } from "../../db/schema";
import { limitFindingOut, noteTaken } from "../../limits/taken-emails";
import { writeMail } from "../../mail/outbox";
import { dailyBudget } from "../access/daily-budget";
import { revokeSessions } from "../access/revoke-sessions";
import type { Account, AccountActor, EditClientProblem, Result } from "../account";
import { accountColumns } from "../account-columns";
import { type Ask, actOn } from "../act-on";
import { audit } from "../audit";
import { branchExists } from "../branches/branches";
import { renewKeys } from "../duplicates/write-keys";
import { voidLinks } from "../links/link-rows";
import { writeLinkMail } from "../links/write-link-mail";
import { askerOf } from "../registration/asker";
import { emailIsTaken } from "../registration/email-is-taken";
import { documentKey } from "../values/document-key";
import { normaliseEmail } from "../values/email";
import { maskEmailForOwner } from "../values/mask";

const EDITABLE = [
  "email",
  "givenNames",
  "surnames",
  "phone",
  "birthDate",
  "documentType",
  "documentNumber",
  "address",
  "branchId",
] as const;

export type ClientChanges = Pick<Account, (typeof EDITABLE)[number]>;

const TAKEN: Record<string, EditClientProblem> = {
  accounts_email_unique: { code: "email_taken" },
  accounts_claimed_document_unique: { code: "document_taken" },
};

/**
 * Corrects a client's data. A claimed document stays claimed under its new number. The audit names the changed fields,
 * not their values. Of an unused account a new e-mail is unverified (a link is sent there), every session and link ends,
 * and the old address gets a mail; of a used one it counts once it is confirmed with the link sent there.
 * Refuses with `not_found`, `branch_unknown`, `email_taken`, `document_taken`, `rate_limited`, `daily_budget_spent`, and
 * for the address of a used account with `proof_required` and `needs_admin`.
 */
export async function editClient(
  actor: AccountActor,
  id: number,
  changes: ClientChanges,
): Promise<Result<Account, EditClientProblem>> {
  try {
    return await actOn<Account, EditClientProblem>(actor, "edit_client", id, async (tx, before, ask) => {
      const { branchId } = changes;
      if (branchId !== null && branchId !== before.branchId && !(await branchExists(branchId)))
        return { ok: false, problem: { code: "branch_unknown", branchId } };
      const key = changes.documentNumber && documentKey(changes.documentNumber);
      const emailKey = normaliseEmail(changes.email);
      const moved = emailKey !== normaliseEmail(before.email);
      const problem = moved ? await refuseMove(tx, actor, changes.email, ask) : null;
      if (problem) return { ok: false, problem };
      if (moved && before.used) {
        await requestMove(tx, id, changes.email);
        await audit(tx, actor, "account.email_change_requested", id);
      }
      const known = moved && before.used ? { ...changes, email: before.email } : changes;
      const fields = EDITABLE.filter((name) => known[name] !== before[name]);
      if (fields.length === 0) return { ok: true, value: before };
      const [after] = (await tx
        .update(accounts)
        .set({
          ...Object.fromEntries(fields.map((name) => [name, known[name]])),
          emailKey: normaliseEmail(known.email),
          documentKey: key,
          ...(before.claimedDocument !== null && { claimedDocument: key }),
          ...(moved && !before.used && { emailVerifiedAt: null }),
          updatedAt: sql`now()`,
        })
        .where(eq(accounts.id, id))
        .returning(accountColumns)) as [Account];
      await renewKeys(tx, id);
      if (moved && !before.used) {
        await revokeSessions(tx, id);
        await voidLinks(tx, id);
        const details = { newEmail: maskEmailForOwner(after.email), by: "staff" };
        await writeMail(tx, { kind: "email_changed", accountId: id, recipient: before.email, details });
        await writeLinkMail(tx, after, before.hasPassword ? "verify_email" : "activate_account");
      }
      if (moved && !before.used) await audit(tx, actor, "account.address_corrected", id);
      await audit(tx, actor, "account.edited", id, { fields: fields.join(" ") });
      return { ok: true, value: after };
    });
  } catch (thrown) {
    const problem = TAKEN[violatedConstraint(thrown) ?? ""];
    if (!problem) throw thrown;
    const told = problem.code === "email_taken";
    const tooMany = told ? await noteTaken(askerOf(actor), normaliseEmail(changes.email)) : null;
    return { ok: false, problem: tooMany ?? problem };
  }
}

/** Why the client's address may not be changed by this caller, or not to this one. */
async function refuseMove(
  tx: Transaction,
  actor: AccountActor,
  email: string,
  ask: Ask,
): Promise<EditClientProblem | null> {
  const problem = await ask("change_client_email");
  if (problem) return problem.code === "not_found" ? { code: "needs_admin" } : problem;
  const spent = await dailyBudget(tx, actor);
  if (spent) return spent;
  const limited = await limitFindingOut(askerOf(actor));
  if (limited || !(await emailIsTaken(email, tx))) return limited;
  return (await noteTaken(askerOf(actor), normaliseEmail(email))) ?? { code: "email_taken" };
}

/** A link to the new address; an earlier one is void. */
async function requestMove(tx: Transaction, id: number, email: string): Promise<void> {
  await voidLinks(tx, id, "change_email");
  await writeLinkMail(tx, { id, email }, "change_email");
}
