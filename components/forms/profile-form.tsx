"use client";

import { Button } from "@/components/ui/button";
import { PhoneField } from "@/components/ui/phone-field";
import { TextInput } from "@/components/ui/text-input";
import { accountForms } from "@/messages/account-forms";
import { labels } from "@/messages/fields";
import type { Countries } from "./countries";
import { DetailFields } from "./detail-fields";
import { Form } from "./form";
import type { FormAction, Values } from "./form-state";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  countries: Countries;
  /** The account's values by field; missing ones are left out. */
  values: Values;
  phoneCountry?: string;
};

export function ProfileForm({ action, countries, values, phoneCountry }: Props) {
  const { form, field, pending } = useServerForm("profile", action);
  return (
    <Form {...form}>
      <TextInput
        {...field("givenNames", values.givenNames)}
        label={labels.givenNames}
        autoComplete="given-name"
        required
      />
      <TextInput {...field("surnames", values.surnames)} label={labels.surnames} autoComplete="family-name" />
      <PhoneField {...field("phone", values.phone)} label={labels.phone} defaultCountry={phoneCountry} />
      <DetailFields field={field} countries={countries} values={values} />
      <Button pending={pending} pendingLabel={accountForms.profile.pending}>
        {accountForms.profile.submit}
      </Button>
    </Form>
  );
}
