import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listBranches } from "@/accounts/branches/list-branches";
import { viewClient } from "@/accounts/clients/view-client";
import { mayOn } from "@/accounts/policy";
import { personName } from "@/accounts/values/person-name";
import { requireStaff } from "@/app/_session/require-staff";
import { visitorCountry } from "@/app/_session/visitor-country";
import { idInPath } from "@/app/panel/id-in-path";
import { valuesOf } from "@/components/forms/form-state";
import { EditClientForm } from "@/components/panel/clients/edit-client-form";
import { PageHeader } from "@/components/ui/page-header";
import { clientEdit } from "@/messages/clients";
import { saveClient } from "./actions";

export const metadata: Metadata = { title: clientEdit.title };

type Props = { params: Promise<{ id: string }> };

export default async function EditClientPage({ params }: Props) {
  const { id } = await params;
  const { actor } = await requireStaff(`/panel/clientes/${encodeURIComponent(id)}/editar`);
  const number = idInPath(id);
  const viewed = number === null ? null : await viewClient(actor, number);
  if (!viewed?.ok) notFound();
  const { account, used } = viewed.value;
  const mayMove = mayOn(actor, "change_client_email", { ...account, used });
  const { email, givenNames, surnames, phone, birthDate, documentType, documentNumber, address, branchId } = account;
  const shown = { email, givenNames, surnames, phone, birthDate, documentType, documentNumber, address, branchId };
  return (
    <div className="max-w-form">
      <PageHeader title={clientEdit.title} lead={clientEdit.lead(personName(account))} />
      <EditClientForm
        action={saveClient}
        country={await visitorCountry()}
        id={account.id}
        employeeId={actor.id}
        branches={await listBranches({ closed: true })}
        values={valuesOf(shown)}
        emailHelp={mayMove ? (used ? clientEdit.emailHelpUsed : clientEdit.emailHelp) : clientEdit.needsAdmin}
      />
    </div>
  );
}
