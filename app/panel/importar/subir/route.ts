import { notFound, redirect } from "next/navigation";
import { stageImport } from "@/accounts/imports/stage-import";
import { may } from "@/accounts/policy";
import { only } from "@/app/_http/only";
import { requireStaff } from "@/app/_session/require-staff";
import { isSameOrigin } from "@/auth/same-origin";
import { problem } from "@/http/problem.mjs";
import { readUpload } from "../read-upload";

/** Takes a file of people from the form of `/panel/importar`, for administrators. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const { actor } = await requireStaff("/panel/importar");
  if (!may(actor, "prepare_import")) notFound();
  const upload = await readUpload(request);
  if (typeof upload === "string") redirect(`/panel/importar?problema=${upload}`);
  const { name, bytes, fields } = upload;
  const source = fields.source?.trim() || name.replace(/\.[^.]*$/, "");
  const staged = await stageImport(actor, { name, bytes, source, runner: "panel" });
  if (staged.ok) redirect(`/panel/importar/${staged.value.id}`);
  const { code } = staged.problem;
  if (code === "not_found") notFound();
  const line = "line" in staged.problem && staged.problem.line !== null ? `&linea=${staged.problem.line}` : "";
  redirect(`/panel/importar?problema=${code}${line}`);
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");
