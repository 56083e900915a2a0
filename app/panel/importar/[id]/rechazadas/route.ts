import { notFound } from "next/navigation";
import { exportRejected } from "@/accounts/imports/export-rejected";
import { only } from "@/app/_http/only";
import { requireStaff } from "@/app/_session/require-staff";
import { csvResponse } from "@/app/panel/csv";
import { idInPath } from "@/app/panel/id-in-path";
import { refuseExport } from "@/app/panel/refuse-export";
import { isSameOrigin } from "@/auth/same-origin";
import { problem } from "@/http/problem.mjs";
import { reasonOf, rejectedColumns } from "@/messages/imports";

type Context = { params: Promise<{ id: string }> };

/** The rejected rows of an import with their reasons, for administrators. */
export async function POST(request: Request, { params }: Context) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const id = idInPath((await params).id);
  const path = `/panel/importar/${id ?? ""}`;
  const { actor } = await requireStaff(path);
  if (id === null) notFound();
  const exported = await exportRejected(actor, id);
  if (!exported.ok) refuseExport(exported.problem, path, {});
  const { headers, rows } = exported.value;
  return csvResponse("rechazadas", [...headers, ...rejectedColumns], rows, ({ line, cells, problem }) => [
    ...headers.map((_, column) => cells?.[column] ?? ""),
    line,
    problem && reasonOf(problem),
  ]);
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
