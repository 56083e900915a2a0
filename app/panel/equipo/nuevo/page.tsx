import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listBranches } from "@/accounts/branches/list-branches";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { InviteForm } from "@/components/panel/team/invite-form";
import { PageHeader } from "@/components/ui/page-header";
import { invitation } from "@/messages/team";
import { invite } from "../actions";

export const metadata: Metadata = { title: invitation.title };

export default async function InvitePage() {
  const { actor } = await requireStaff("/panel/equipo/nuevo");
  if (!may(actor, "grant_employee")) notFound();
  return (
    <div className="max-w-form">
      <PageHeader title={invitation.title} lead={invitation.lead} />
      <InviteForm action={invite} branches={await listBranches()} />
    </div>
  );
}
