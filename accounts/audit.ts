import type { Transaction } from "../db/client";
import { auditEntries } from "../db/schema";
import type { Actor } from "./account";

export type AuditAction =
  | "account.registered"
  | "account.activated"
  | "account.closed"
  | "account.disowned"
  | "account.email_change_requested"
  | "account.email_changed"
  | "account.email_verified"
  | "account.exported"
  | "account.link_renewed"
  | "account.password_changed"
  | "account.password_reset"
  | "account.profile_changed"
  | "account.recovery_requested"
  | "account.signed_in"
  | "account.sign_in_refused"
  | "account.verification_requested"
  | "letter.retried"
  | "role.requested"
  | "session.ended"
  | "session.family_revoked";

/** Adds an entry in the transaction of what it speaks of. `details` never hold a secret. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectId: number | null,
  details: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await tx.insert(auditEntries).values({
    ...actor.via,
    action,
    subjectId,
    details,
    actorId: actor.kind === "account" ? actor.id : null,
  });
}
