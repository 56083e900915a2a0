import { notFound, redirect } from "next/navigation";
import type { ActProblem } from "@/accounts/account";

/** Where the sender of an export goes that was not carried out: to confirm who they are and back to `list`, or nowhere. */
export function refuseExport({ code }: ActProblem, list: string, query: Record<string, string>): never {
  if (code === "not_found") notFound();
  const next = `${list}?${new URLSearchParams(query)}`;
  redirect(`/confirmar?next=${encodeURIComponent(next)}`);
}
