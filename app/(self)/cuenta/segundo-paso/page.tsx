import type { Metadata } from "next";
import { enrolmentUnderWay } from "@/accounts/second-factor/enrolment-under-way";
import { listPasskeys } from "@/accounts/second-factor/passkeys/list-passkeys";
import { secondFactorOf } from "@/accounts/second-factor/second-factor-of";
import { requireSession } from "@/app/_session/require-session";
import { longDate } from "@/components/dates";
import { FormPage } from "@/components/form-page";
import { PasskeyForm } from "@/components/passkeys/passkey-form";
import { PasskeyList } from "@/components/passkeys/passkey-list";
import { EnrolForm } from "@/components/second-factor/enrol-form";
import { BeginForm, RemoveFactorForm, RenewCodesForm } from "@/components/second-factor/factor-forms";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { env } from "@/env";
import { passkeyPage } from "@/messages/passkeys";
import { factorPage } from "@/messages/second-factor";
import { begin, finish, removeFactor, renewCodes } from "./actions";
import { addKey, removeKey } from "./passkey-actions";

export const metadata: Metadata = { title: factorPage.title, robots: { index: false } };

export default async function SecondFactorPage() {
  const { actor, mustSetUpFactor } = await requireSession("/cuenta/segundo-paso");
  const factor = await secondFactorOf(actor.id);
  const passkeys = await listPasskeys(actor.id);
  const underWay = factor?.app ? null : await enrolmentUnderWay(actor);
  const { host } = env.APP_URL;
  return (
    <FormPage title={factorPage.title} lead={factorPage.lead}>
      {mustSetUpFactor && <Alert className="mb-6">{factorPage.required}</Alert>}
      {/* Always here: the page that answers it without scripts has the codes in it. */}
      <EnrolForm action={finish} underWay={underWay} host={host} />
      {!factor?.app && !underWay && <BeginForm action={begin} />}
      <Card title={passkeyPage.title} note={passkeyPage.note} className="mt-8">
        {passkeys.length > 0 && <PasskeyList passkeys={passkeys} remove={removeKey} />}
        <PasskeyForm action={addKey} host={host} />
      </Card>
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
