import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentBusiness } from "@/accounts/business/current-business";
import { deriveTheme } from "@/accounts/business/derive-theme";
import { firstSteps } from "@/accounts/first-steps/first-steps";
import { currentTexts } from "@/accounts/legal/current-texts";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { showAgain } from "@/app/panel/first-steps-actions";
import { ButtonForm } from "@/components/forms/button-form";
import { countries } from "@/components/forms/countries";
import { valuesOf } from "@/components/forms/form-state";
import { BusinessForm } from "@/components/panel/business/business-form";
import { MarkForm } from "@/components/panel/business/mark-form";
import { Shades } from "@/components/panel/business/shades";
import { TextList } from "@/components/panel/business/text-list";
import { timeZones } from "@/components/panel/business/time-zones";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { businessPage } from "@/messages/business";
import { firstSteps as words } from "@/messages/first-steps";
import { legalPage } from "@/messages/legal-page";
import { dropMark, saveFacts, uploadMark } from "./actions";
import { ALTA_COLOUR } from "./alta-colour";

export const metadata: Metadata = { title: businessPage.title };

export default async function BusinessPage() {
  const { actor } = await requireStaff("/panel/negocio");
  if (!may(actor, "manage_business")) notFound();
  const steps = await firstSteps(actor);
  const { name, named, colour, mark, phone, address, country, timeZone, privacyEmail } = await currentBusiness();
  const values = { name: named ? name : "", colour: colour ?? ALTA_COLOUR, phone, address, country, timeZone };
  return (
    <>
      <PageHeader title={businessPage.title} lead={businessPage.lead} />
      <div className="space-y-8">
        <Card id="datos" {...businessPage.facts}>
          <div className="grid items-start gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
            <BusinessForm
              action={saveFacts}
              values={valuesOf({ ...values, privacyEmail })}
              countries={countries()}
              timeZones={timeZones()}
            />
            <Shades theme={deriveTheme(colour ?? ALTA_COLOUR)} />
          </div>
        </Card>
        <Card id="textos" title={legalPage.card.title} note={legalPage.card.note}>
          <TextList texts={await currentTexts()} />
        </Card>
        <Card id="marca" title={businessPage.mark.title} note={businessPage.mark.note}>
          <div className="max-w-form">
            <MarkForm upload={uploadMark} remove={dropMark} mark={mark} />
          </div>
        </Card>
        {steps.ok && steps.value.putAway && (
          <ButtonForm action={showAgain} submit={words.show} pendingLabel={words.puttingAway} look="quiet" />
        )}
      </div>
    </>
  );
}
