import { eq, sql } from "drizzle-orm";
import { violatedConstraint } from "../../db/constraint";
import { accounts } from "../../db/schema";
import { limitFindingOut, noteTaken } from "../../limits/taken-emails";
import { writeMail } from "../../mail/outbox";
import { revokeSessions } from "../access/revoke-sessions";
import type { Account, AccountActor, EditClientProblem, Result } from "../account";
import { accountColumns } from "../account-columns";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { branchExists } from "../branches/branches";
import { voidLinks } from "../links/link-rows";
import { writeLinkMail } from "../links/write-link-mail";
import { askerOf } from "../registration/asker";
import { documentKey } from "../values/document-key";
import { normaliseEmail } from "../values/email";

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
 * Corrects a client's data. A new e-mail is unverified (a link is sent there), every session and outstanding link ends,
 * and the old address gets a mail. A claimed document stays claimed under its new number. The audit names the changed
 * fields, not their values.
 * Refuses with `not_found`, `branch_unknown`, `email_taken`, `document_taken` and `rate_limited`, and with
 * `proof_required` when a used account is to get another address.
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
      const fields = EDITABLE.filter((name) => changes[name] !== before[name]);
      if (fields.length === 0) return { ok: true, value: before };
      const key = changes.documentNumber && documentKey(changes.documentNumber);
      const emailKey = normaliseEmail(changes.email);
      const moved = emailKey !== normaliseEmail(before.email);
      const problem = moved ? await ask("change_client_email") : null;
      if (problem) return { ok: false, problem };
      const limited = moved ? await limitFindingOut(askerOf(actor)) : null;
      if (limited) return { ok: false, problem: limited };
      const [after] = (await tx
        .update(accounts)
        .set({
          ...Object.fromEntries(fields.map((name) => [name, changes[name]])),
          emailKey,
          documentKey: key,
          ...(before.claimedDocument !== null && { claimedDocument: key }),
          ...(moved && { emailVerifiedAt: null }),
          updatedAt: sql`now()`,
        })
        .where(eq(accounts.id, id))
        .returning(accountColumns)) as [Account];
      if (moved) {
        await revokeSessions(tx, id);
        await voidLinks(tx, id);
        const details = { newEmail: after.email, by: "staff" };
        await writeMail(tx, { kind: "email_changed", accountId: id, recipient: before.email, details });
        await writeLinkMail(tx, after, before.hasPassword ? "verify_email" : "activate_account");
      }
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
