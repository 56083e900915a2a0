import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { accounts, auditEntries } from "../db/schema";
import type { Actor } from "./account";

/** Every kind of entry, for lists and filters. */
export const AUDIT_ACTIONS = [
  "account.activated",
  "account.address_corrected",
  "account.closed",
  "account.codes_guessed",
  "account.disabled",
  "account.disowned",
  "account.edited",
  "account.email_change_requested",
  "account.email_changed",
  "account.email_restored",
  "account.email_verified",
  "account.enabled",
  "account.exported",
  "account.import_undone",
  "account.letter_resent",
  "account.link_renewed",
  "account.merge_objected",
  "account.merge_undone",
  "account.merged",
  "account.moved_in",
  "account.password_changed",
  "account.password_followed",
  "account.password_reissued",
  "account.password_reset",
  "account.profile_changed",
  "account.recognised",
  "account.recovery_requested",
  "account.recovery_sent",
  "account.registered",
  "account.registration_attempted",
  "account.sign_in_guessed",
  "account.second_step_asked",
  "account.second_step_refused",
  "account.secured",
  "account.sign_in_refused",
  "account.signed_in",
  "account.told",
  "account.verification_requested",
  "app_key.issued",
  "app_key.revoked",
  "audit.exported",
  "branch.closed",
  "branch.created",
  "branch.renamed",
  "branch.reopened",
  "business.checklist_put_away",
  "business.checklist_shown",
  "business.edited",
  "business.mark_changed",
  "business.mark_removed",
  "business.test_mail_sent",
  "business.test_printed",
  "client.registered_beside",
  "client.viewed",
  "clients.exported",
  "clients.looked_up",
  "clients.put_together",
  "clients.searched",
  "clients.told_apart",
  "duplicates.search_begun",
  "consent.given",
  "consent.withdrawn",
  "import.discarded",
  "import.finished",
  "import.prepared",
  "import.rejected_exported",
  "import.started",
  "import.undo_started",
  "import.undone",
  "letter.retried",
  "move.changed",
  "passkey.added",
  "passkey.cloned",
  "passkey.refused",
  "passkey.removed",
  "role.changed",
  "role.request_approved",
  "role.request_rejected",
  "role.requested",
  "second_factor.added",
  "second_factor.begun",
  "second_factor.codes_renewed",
  "second_factor.removed",
  "session.all_ended",
  "session.confirmed",
  "session.ended",
  "session.family_revoked",
  "staff.edited",
  "text.published",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

type Details = Record<string, string | number | boolean | null>;

/** Adds an audit entry in the transaction of the act. `details` must never hold a secret. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectId: number | null,
  details: Details = {},
): Promise<void> {
  await auditEntry(tx, actor, action, subjectId, details);
}

/** Adds the same entry for each of several subjects, as one statement. */
export async function auditEach(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectIds: readonly number[],
  details: Details = {},
): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx.insert(auditEntries).values(subjectIds.map((subjectId) => entryOf(actor, action, subjectId, details)));
}

/** The same as a write that goes out with others, as one statement. */
export function auditEntry(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectId: number | SQL<number> | null,
  details: Details = {},
) {
  return tx.insert(auditEntries).values(entryOf(actor, action, subjectId, details));
}

function entryOf(actor: Actor, action: AuditAction, subjectId: number | SQL<number> | null, details: Details) {
  const { channel, address, userAgent, requestId } = actor.via;
  return {
    channel,
    address,
    userAgent,
    requestId,
    action,
    subjectId,
    details,
    actorId: actor.kind === "account" ? actor.id : null,
    actorName: actor.kind === "account" && actor.role !== "client" ? nameOf(actor.id) : null,
  };
}

const nameOf = (id: number) =>
  sql<string | null>`(select nullif(concat_ws(' ', ${accounts.givenNames}, ${accounts.surnames}), '')
    from ${accounts} where ${accounts.id} = ${id})`;
