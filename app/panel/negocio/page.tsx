import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentBusiness } from "@/accounts/business/current-business";
import { deriveTheme } from "@/accounts/business/derive-theme";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { countries } from "@/components/forms/countries";
import { valuesOf } from "@/components/forms/form-state";
import { BusinessForm } from "@/components/panel/business/business-form";
import { MarkForm } from "@/components/panel/business/mark-form";
import { Shades } from "@/components/panel/business/shades";
import { timeZones } from "@/components/panel/business/time-zones";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { businessPage } from "@/messages/business";
import { dropMark, saveFacts, uploadMark } from "./actions";
import { ALTA_COLOUR } from "./alta-colour";

export const metadata: Metadata = { title: businessPage.title };

export default async function BusinessPage() {
  const { actor } = await requireStaff("/panel/negocio");
  if (!may(actor, "manage_business")) notFound();
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
        <Card id="marca" title={businessPage.mark.title} note={businessPage.mark.note}>
          <div className="max-w-form">
            <MarkForm upload={uploadMark} remove={dropMark} mark={mark} />
          </div>
        </Card>
      </div>
    </>
  );
}
