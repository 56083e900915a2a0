"use client";

import type { Countries } from "@/components/forms/countries";
import { CountryGroup } from "@/components/forms/detail-fields";
import type { FormAction, Values } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PhoneField } from "@/components/ui/phone-field";
import { Select } from "@/components/ui/select";
import { controlClass, TextInput } from "@/components/ui/text-input";
import { businessPage as words } from "@/messages/business";
import { choices } from "@/messages/fields";
import { toastDone } from "../toast-done";

type Zones = { area: string; zones: { id: string; name: string }[] }[];
type Props = { action: FormAction; values: Values; countries: Countries; timeZones: Zones };

/** Whose Alta it is, in one form. */
export function BusinessForm({ action, values, countries, timeZones }: Props) {
  const { form, field, pending } = useServerForm("business", action, toastDone());
  return (
    <ProvenForm {...form}>
      <TextInput
        {...field("name", values.name)}
        label={words.name}
        help={words.nameHelp}
        autoComplete="organization"
        maxLength={60}
        required
      />
      <Colour {...field("colour", values.colour)} />
      <PhoneField
        {...field("phone", values.phone)}
        label={words.phone}
        help={words.phoneHelp}
        defaultCountry={values.country}
        optional
      />
      <TextInput
        {...field("address", values.address)}
        label={words.address}
        help={words.addressHelp}
        autoComplete="off"
        optional
      />
      <Select {...field("country", values.country)} label={words.country} help={words.countryHelp} optional>
        <option value="">{choices.choose}</option>
        <CountryGroup label={choices.likelyCountries} countries={countries.likely} />
        <CountryGroup label={choices.allCountries} countries={countries.all} />
      </Select>
      <Select {...field("timeZone", values.timeZone)} label={words.timeZone} help={words.timeZoneHelp} optional>
        <option value="">{words.timeZones.server}</option>
        {timeZones.map(({ area, zones }) => (
          <optgroup key={area} label={area}>
            {zones.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <TextInput
        {...field("privacyEmail", values.privacyEmail)}
        type="email"
        label={words.privacyEmail}
        help={words.privacyEmailHelp}
        autoComplete="off"
        optional
      />
      <Button pending={pending} pendingLabel={words.saving}>
        {words.save}
      </Button>
    </ProvenForm>
  );
}

type ColourProps = { name: string; defaultValue: string; error: string | undefined };

function Colour({ error, ...input }: ColourProps) {
  return (
    <Field label={words.colour} help={words.colourHelp} error={error}>
      {(wired) => <input {...input} {...wired} type="color" className={`${controlClass} max-w-28 p-1.5`} />}
    </Field>
  );
}
