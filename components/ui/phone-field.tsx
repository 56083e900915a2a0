import type { ComponentProps } from "react";
import { common } from "@/messages/common";
import { phonePrefixes } from "@/messages/phone-prefixes";
import { FieldGroup, type FieldProps } from "./field";
import { splitPhone } from "./phone-number";
import { BareSelect } from "./select";
import { controlClass } from "./text-input";

type Props = FieldProps & {
  name: string;
  defaultValue?: string | undefined;
  /** The country to preselect while there is no number. */
  defaultCountry?: string | undefined;
  ref?: ComponentProps<"input">["ref"];
  required?: boolean | undefined;
};

/**
 * A telephone: the country's prefix and the number. Posts `name-prefix` and `name`; `readForm` joins them.
 * A number typed with its own «+» wins over the list.
 */
export function PhoneField(props: Props) {
  const { name, defaultValue = "", defaultCountry = "", ref, required, ...field } = props;
  const { country, number } = splitPhone(defaultValue);
  return (
    <FieldGroup {...field}>
      {(wired) => (
        <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] gap-2 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-3">
          <BareSelect
            name={`${name}-prefix`}
            defaultValue={number ? country : defaultCountry}
            autoComplete="tel-country-code"
            className="max-sm:pr-9 max-sm:pl-3"
            aria-label={common.phonePrefix}
          >
            <option value="">{common.chooseCountry}</option>
            {phonePrefixes.map(([code, prefix, name]) => (
              <option key={code} value={code}>
                {name} +{prefix}
              </option>
            ))}
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
