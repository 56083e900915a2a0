import { exportClients } from "@/accounts/clients/export-clients";
import { only } from "@/app/_http/only";
import { requireStaff } from "@/app/_session/require-staff";
import { csvResponse } from "@/app/panel/csv";
import { postedQuery } from "@/app/panel/posted-query";
import { refuseExport } from "@/app/panel/refuse-export";
import { isSameOrigin } from "@/auth/same-origin";
import { shortDateTime } from "@/components/dates";
import { filterOf, readClientQuery } from "@/components/panel/clients/client-query";
import { problem } from "@/http/problem.mjs";
import { csvColumns } from "@/messages/audit";
import { channelName } from "@/messages/channels";
import { passwordStates } from "@/messages/clients";

const localTime = (instant: Date | null) => instant && shortDateTime(instant);

/** The filtered list as a file, for administrators. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const { actor } = await requireStaff("/panel/clientes");
  const query = readClientQuery(await postedQuery(request));
  const exported = await exportClients(actor, filterOf(query));
  if (!exported.ok) refuseExport(exported.problem, "/panel/clientes", query);
  return csvResponse("clientes", csvColumns.clients, exported.value, (row) => {
    const { account, branch, origin, passwordState, disabledAt } = row;
    return [
      account.id,
      account.givenNames,
      account.surnames,
      account.email,
      localTime(account.emailVerifiedAt),
      account.phone,
      account.documentType,
      account.documentNumber,
      account.birthDate,
      account.address,
      branch,
      channelName(origin),
      passwordStates[passwordState],
      localTime(disabledAt),
      localTime(account.createdAt),
    ];
  });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
