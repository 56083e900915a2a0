import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { type AuditFilter, type AuditRecord, auditCondition, readAudit } from "./read-audit";

const BATCH = 1000;

/**
 * The audit entries that match a filter, in batches, newest first; the export itself is audited. Refuses with
 * `not_found` and `proof_required`.
 */
export async function exportAudit(
  actor: AccountActor,
  filter: AuditFilter,
): Promise<Result<AsyncIterable<AuditRecord[]>, ActProblem>> {
  const condition = await auditCondition(filter);
  return actAs(actor, "export_audit", async (tx) => {
    await audit(tx, actor, "audit.exported", null);
    return { ok: true, value: batches(condition) };
  });
}

async function* batches(condition: Awaited<ReturnType<typeof auditCondition>>): AsyncGenerator<AuditRecord[]> {
  for (let before: number | null = null; ; ) {
    const rows: AuditRecord[] = await readAudit(condition, before, BATCH);
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < BATCH) return;
    before = last.id;
  }
}
