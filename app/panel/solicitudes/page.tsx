import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listRoleRequests } from "@/accounts/staff/list-role-requests";
import { requireStaff } from "@/app/_session/require-staff";
import { RequestList } from "@/components/panel/team/request-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { roleRequests } from "@/messages/team";
import { approve, reject } from "./actions";

export const metadata: Metadata = { title: roleRequests.title };

export default async function RoleRequestsPage() {
  const { actor } = await requireStaff("/panel/solicitudes");
  const listed = await listRoleRequests(actor);
  if (!listed.ok) notFound();
  const { title, lead, empty } = roleRequests;
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {listed.value.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <RequestList requests={listed.value} approve={approve} reject={reject} />
      )}
    </>
  );
}
