import type { Metadata } from "next";
import { enrolmentUnderWay } from "@/accounts/second-factor/enrolment-under-way";
import { secondFactorOf } from "@/accounts/second-factor/second-factor-of";
import { requireSession } from "@/app/_session/require-session";
import { longDate } from "@/components/dates";
import { FormPage } from "@/components/form-page";
import { EnrolForm } from "@/components/second-factor/enrol-form";
import { BeginForm, RemoveFactorForm, RenewCodesForm } from "@/components/second-factor/factor-forms";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { env } from "@/env";
import { factorPage } from "@/messages/second-factor";
import { begin, finish, removeFactor, renewCodes } from "./actions";

export const metadata: Metadata = { title: factorPage.title, robots: { index: false } };

export default async function SecondFactorPage() {
  const { actor, mustSetUpFactor } = await requireSession("/cuenta/segundo-paso");
  const factor = await secondFactorOf(actor.id);
  const underWay = factor ? null : await enrolmentUnderWay(actor);
  const { host } = env.APP_URL;
  return (
    <FormPage title={factorPage.title} lead={factorPage.lead}>
      {mustSetUpFactor && <Alert className="mb-6">{factorPage.required}</Alert>}
      {/* Always here: the page that answers it without scripts has the codes in it. */}
      <EnrolForm action={finish} underWay={underWay} host={host} />
      {!factor && !underWay && <BeginForm action={begin} />}
      {factor && (
        <div className="mt-8 space-y-6">
          <Card title={factorPage.on} note={factorPage.state.since(longDate(factor.since))}>
            <p className="mb-6">{factorPage.state.left(factor.recoveryCodesLeft)}</p>
            <RenewCodesForm action={renewCodes} host={host} />
          </Card>
          <Card>
            <RemoveFactorForm action={removeFactor} />
          </Card>
        </div>
      )}
    </FormPage>
  );
}
