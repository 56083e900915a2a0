import type { ComponentProps, InputEvent } from "react";
import { common } from "@/messages/common";
import { phonePrefixes } from "@/messages/phone-prefixes";
import { FieldGroup, type FieldProps } from "./field";
import { splitPhone } from "./phone-number";
import { BareSelect } from "./select";
import { controlClass } from "./text-input";

/** Fetched when a number is first entered, not with the page. */
const formatter = () => import("./format-phone").catch(() => null);

function format(event: InputEvent<HTMLInputElement>) {
  const input = event.currentTarget;
  // While deleting, the plus sign is not put back.
  if (event.nativeEvent.inputType.startsWith("delete")) return;
  const prefix = input.form?.elements.namedItem(`${input.name}-prefix`);
  if (prefix instanceof HTMLSelectElement)
    void formatter().then((fetched) => fetched?.formatPhone(input, prefix.value));
}

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
        <div className="flex flex-wrap gap-2 sm:gap-3 *:first:max-w-full *:first:basis-38 sm:*:first:basis-44 *:last:flex-1 *:last:basis-36">
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
            onFocus={formatter}
            onInput={format}
          />
        </div>
      )}
    </FieldGroup>
  );
}
