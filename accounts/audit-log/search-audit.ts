import type { AccountActor, NotFound, Result } from "../account";
import { may } from "../policy";
import { type AuditFilter, type AuditRecord, auditCondition, readAudit } from "./read-audit";

const PAGE = 50;

/**
 * One page of the audit, newest first. `before` is the `next` of the previous page. Refuses with `not_found`.
 */
export async function searchAudit(
  actor: AccountActor,
  filter: AuditFilter,
  before: number | null,
): Promise<Result<{ entries: AuditRecord[]; next: number | null }, NotFound>> {
  if (!may(actor, "read_audit")) return { ok: false, problem: { code: "not_found" } };
  const rows = await readAudit(await auditCondition(filter), before, PAGE + 1);
  const entries = rows.slice(0, PAGE);
  return { ok: true, value: { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null } };
}
