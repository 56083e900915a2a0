import { notFound } from "next/navigation";
import { exportAudit } from "@/accounts/export-audit";
import { only } from "@/app/only";
import { csvResponse } from "@/app/panel/csv";
import { postedQuery } from "@/app/panel/posted-query";
import { requireStaff } from "@/app/require-staff";
import { auditFilterOf, readAuditQuery } from "@/components/panel/audit-query";
import { detailsSentence } from "@/components/panel/audit-table";
import { csvColumns } from "@/messages/audit";
import { problem } from "@/problem.mjs";
import { isSameOrigin } from "@/sessions/same-origin";

/** The filtered audit as a file, for administrators. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const { actor } = await requireStaff("/panel/auditoria");
  const exported = await exportAudit(actor, auditFilterOf(readAuditQuery(await postedQuery(request))));
  if (!exported.ok) notFound();
  return csvResponse("auditoria", csvColumns.audit, exported.value, (entry) => [
    entry.id,
    entry.at,
    entry.action,
    entry.actor,
    entry.actorId,
    entry.subject,
    entry.subjectId,
    entry.door,
    entry.address,
    entry.userAgent,
    detailsSentence(entry.details),
  ]);
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
