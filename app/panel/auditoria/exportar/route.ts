import { exportAudit } from "@/accounts/audit-log/export-audit";
import { only } from "@/app/_http/only";
import { requireStaff } from "@/app/_session/require-staff";
import { csvResponse } from "@/app/panel/csv";
import { postedQuery } from "@/app/panel/posted-query";
import { refuseExport } from "@/app/panel/refuse-export";
import { isSameOrigin } from "@/auth/same-origin";
import { shortDateTime } from "@/components/dates";
import { auditFilterOf, readAuditQuery } from "@/components/panel/audit/audit-query";
import { detailsSentence } from "@/components/panel/audit/audit-table";
import { problem } from "@/http/problem.mjs";
import { csvColumns } from "@/messages/audit";
import { channelName } from "@/messages/channels";
import { historySentence } from "@/messages/history";

/** The filtered audit as a file, for administrators. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const { actor } = await requireStaff("/panel/auditoria");
  const query = readAuditQuery(await postedQuery(request));
  const exported = await exportAudit(actor, auditFilterOf(query));
  if (!exported.ok) refuseExport(exported.problem, "/panel/auditoria", query);
  return csvResponse("auditoria", csvColumns.audit, exported.value, (entry) => [
    entry.id,
    shortDateTime(entry.at),
    historySentence(entry.action),
    entry.actor,
    entry.actorId,
    entry.subject,
    entry.subjectId,
    channelName(entry.channel),
    entry.address,
    entry.userAgent,
    detailsSentence(entry.details),
    entry.action,
  ]);
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
