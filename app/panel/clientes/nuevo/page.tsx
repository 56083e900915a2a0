import type { Metadata } from "next";
import { listBranches } from "@/accounts/branches/list-branches";
import { requireStaff } from "@/app/_session/require-staff";
import { visitorCountry } from "@/app/_session/visitor-country";
import { NewClient } from "@/components/panel/counter/new-client";
import { SlipHost } from "@/components/panel/counter/slip-host";
import { mailsLeave } from "@/mail/mails-leave";
import { counter, slip } from "@/messages/counter";
import { registerClient } from "./actions";

export const metadata: Metadata = { title: counter.title };

export default async function NewClientPage() {
  const { actor } = await requireStaff("/panel/clientes/nuevo");
  return (
    <SlipHost title={slip.done}>
      <NewClient
        action={registerClient}
        branches={await listBranches()}
        ownBranchId={actor.branchId}
        employeeId={actor.id}
        country={await visitorCountry()}
        mailsLeave={mailsLeave()}
      />
    </SlipHost>
  );
}
