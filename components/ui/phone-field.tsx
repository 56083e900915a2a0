import type { ComponentProps } from "react";
import { common } from "@/messages/common";
import { phonePrefixes } from "@/messages/phone-prefixes";
import { FieldGroup, type FieldProps } from "./field";
import { BareSelect } from "./select";
import { controlClass } from "./text-input";

/** Splits `+59171234567` into its known prefix and the rest; what it does not know stays whole. */
function partsOf(phone: string): { prefix: string; number: string } {
  const digits = phone.startsWith("+") ? phone.slice(1) : "";
  const known = phonePrefixes.map(([prefix]) => prefix).filter((prefix) => digits.startsWith(prefix));
  const prefix = known.sort((a, b) => b.length - a.length)[0];
  return prefix ? { prefix, number: digits.slice(prefix.length).trim() } : { prefix: "", number: phone };
}

type Props = FieldProps & {
  name: string;
  defaultValue?: string | undefined;
  /** Chosen when the number brings none: the branch's country, say. */
  defaultPrefix?: string | undefined;
  ref?: ComponentProps<"input">["ref"];
  required?: boolean | undefined;
};

/**
 * A telephone: the country's prefix and the number. Posts `name-prefix` and `name`; `readForm` joins them.
 * A number typed with its own «+» wins over the list.
 */
export function PhoneField(props: Props) {
  const { name, defaultValue = "", defaultPrefix = "591", ref, required, ...field } = props;
  const { prefix, number } = partsOf(defaultValue);
  return (
    <FieldGroup {...field}>
      {(wired) => (
        <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] gap-2 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-3">
          <BareSelect
            name={`${name}-prefix`}
            defaultValue={prefix || (number ? "" : defaultPrefix)}
            autoComplete="tel-country-code"
            className="max-sm:pr-9 max-sm:pl-3"
            aria-label={common.phonePrefix}
          >
            {phonePrefixes.map(([code, country]) => (
              <option key={country} value={code}>
                {country} +{code}
              </option>
            ))}
            <option value="">{common.otherPrefix}</option>
          </BareSelect>
          <input
            {...wired}
            ref={ref}
            required={required}
            type="tel"
            name={name}
            defaultValue={number}
            autoComplete="tel-national"
            aria-label={common.phoneNumber}
            className={controlClass}
          />
        </div>
      )}
    </FieldGroup>
  );
}
