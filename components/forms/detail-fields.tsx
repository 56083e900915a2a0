import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { choices, documentTypes, genders, labels } from "@/messages/fields";
import type { Countries, Country } from "./countries";
import type { Values } from "./form-state";
import type { useServerForm } from "./use-server-form";

/** The optional fields of a sign-up. */
export const detailNames = ["birthDate", "gender", "documentType", "documentNumber", "country", "address"] as const;

type Props = { field: ReturnType<typeof useServerForm>["field"]; countries: Countries; values?: Values };

export function DetailFields({ field, countries, values = {} }: Props) {
  const of = (name: (typeof detailNames)[number]) => ({ ...field(name, values[name]), label: labels[name] });
  return (
    <>
      <DateField {...of("birthDate")} />
      <Select {...of("gender")} autoComplete="sex">
        <option value="">{choices.none}</option>
        {Object.entries(genders).map(([code, title]) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </Select>
      <div className="grid gap-x-3 gap-y-6 sm:grid-cols-2">
        <Select {...of("documentType")}>
          <option value="">{choices.choose}</option>
          {documentTypesWith(values.documentType).map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
        <TextInput {...of("documentNumber")} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </div>
      <Select {...of("country")} autoComplete="country">
        <option value="">{choices.choose}</option>
        <CountryGroup label={choices.likelyCountries} countries={countries.likely} />
        <CountryGroup label={choices.allCountries} countries={countries.all} />
      </Select>
      <TextInput {...of("address")} autoComplete="street-address" />
    </>
  );
}

/** An account registered by a contract may have another document type; saving the form must not lose it. */
export const documentTypesWith = (own = ""): readonly string[] =>
  own === "" || documentTypes.some((type) => type === own) ? documentTypes : [own, ...documentTypes];

export function CountryGroup({ label, countries }: { label: string; countries: Country[] }) {
  return (
    <optgroup label={label}>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
