import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { notePrint } from "@/app/panel/first-steps-actions";
import { makeSlip } from "@/app/panel/make-slip";
import { ButtonForm } from "@/components/forms/button-form";
import { TextLink } from "@/components/forms/text-link";
import { PrintButton } from "@/components/panel/counter/print-button";
import { SlipPaper } from "@/components/panel/counter/slip-paper";
import { PageHeader } from "@/components/ui/page-header";
import { testPrint } from "@/messages/first-steps";

export const metadata: Metadata = { title: testPrint.title };

/** A slip with invented data, to try the counter's printer and paper. */
export default async function TestPrintPage() {
  const { actor, account } = await requireStaff("/panel/negocio/prueba");
  if (!may(actor, "tend_first_steps")) notFound();
  const slip = await makeSlip(account, testPrint.password, account);
  return (
    <>
      <div className="print:hidden">
        <PageHeader title={testPrint.title} lead={testPrint.lead} />
        <ul className="mb-8 max-w-reading list-disc space-y-1 pl-6">
          {testPrint.checks.map((check) => (
            <li key={check}>{check}</li>
          ))}
        </ul>
        <div className="flex flex-wrap items-start gap-3">
          <PrintButton label={testPrint.print} />
          <ButtonForm action={notePrint} submit={testPrint.good} pendingLabel={testPrint.saving} look="quiet" />
        </div>
        <p className="mt-6">
          <TextLink href="/panel">{testPrint.back}</TextLink>
        </p>
      </div>
      <SlipPaper facts={{ ...slip, name: testPrint.name, email: testPrint.email }} />
    </>
  );
}
