import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listTeam } from "@/accounts/staff/list-team";
import { requireStaff } from "@/app/_session/require-staff";
import { TeamTable } from "@/components/panel/team/team-table";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { team } from "@/messages/team";

export const metadata: Metadata = { title: team.title };

export default async function TeamPage() {
  const { actor } = await requireStaff("/panel/equipo");
  const listed = await listTeam(actor);
  if (!listed.ok) notFound();
  return (
    <>
      <PageHeader
        title={team.title}
        lead={team.lead}
        action={<ButtonLink href="/panel/equipo/nuevo">{team.invite}</ButtonLink>}
      />
      <TeamTable members={listed.value} />
    </>
  );
}
