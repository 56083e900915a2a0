import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { listBranches } from "@/accounts/list-branches";
import { personName } from "@/accounts/person-name";
import { viewClient } from "@/accounts/view-client";
import { requireStaff } from "@/app/require-staff";
import { EditClientForm } from "@/components/panel/edit-client-form";
import { PageHeader } from "@/components/ui/page-header";
import { countryOfLanguages } from "@/components/ui/phone-number";
import { clientEdit } from "@/messages/clients";
import { saveClient } from "./actions";

export const metadata: Metadata = { title: clientEdit.title };

type Props = { params: Promise<{ id: string }> };

export default async function EditClientPage({ params }: Props) {
  const { id } = await params;
  const { actor } = await requireStaff(`/panel/clientes/${encodeURIComponent(id)}/editar`);
  const viewed = /^[1-9]\d{0,9}$/.test(id) ? await viewClient(actor, Number(id)) : null;
  if (!viewed?.ok) notFound();
  const { account } = viewed.value;
  const { email, givenNames, surnames, phone, birthDate, documentType, documentNumber, address, branchId } = account;
  const shown = { email, givenNames, surnames, phone, birthDate, documentType, documentNumber, address, branchId };
  return (
    <div className="max-w-form">
      <PageHeader title={clientEdit.title} lead={clientEdit.lead(personName(account))} />
      <EditClientForm
        action={saveClient}
        country={countryOfLanguages((await headers()).get("accept-language"))}
        id={account.id}
        branches={await listBranches({ closed: true })}
        values={Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, String(value ?? "")]))}
      />
    </div>
  );
}
