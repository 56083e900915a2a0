import type { Transaction } from "../db/client";
import { auditEntries } from "../db/schema";
import type { Actor } from "./account";

export type AuditAction =
  | "account.registered"
  | "account.closed"
  | "account.exported"
  | "account.password_changed"
  | "account.profile_changed"
  | "account.signed_in"
  | "account.sign_in_refused"
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
