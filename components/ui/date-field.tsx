import type { ComponentProps } from "react";
import { common } from "@/messages/common";
import { FieldGroup, type FieldProps } from "./field";
import { BareSelect } from "./select";
import { controlClass } from "./text-input";

type Parts = { day: string; month: string; year: string };

const partsOf = (date: string): Parts => {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day: day.replace(/^0/, ""), month, year };
};

type Props = FieldProps & {
  name: string;
  /** `YYYY-MM-DD`, or the parts typed so far: `1948--3`. */
  defaultValue?: string | undefined;
  ref?: ComponentProps<"input">["ref"];
};

/**
 * A date of birth in three typed parts, instead of a calendar.
 * Posts `name-day`, `name-month` and `name-year`; `readForm` joins them into one `YYYY-MM-DD`.
 */
export function DateField({ name, defaultValue = "", ref, ...field }: Props) {
  const { day, month, year } = partsOf(defaultValue);
  const digits = { type: "text", inputMode: "numeric", pattern: "[0-9]*" } as const;
  return (
    <FieldGroup {...field}>
      {({ id: _, ...marks }) => (
        <div className="grid grid-cols-[4.5rem_1fr_5.5rem] gap-3">
          <Part label={common.day}>
            <input
              {...digits}
              ref={ref}
              name={`${name}-day`}
              defaultValue={day}
              maxLength={2}
              autoComplete="bday-day"
              {...marks}
              className={controlClass}
            />
          </Part>
          <Part label={common.month}>
            <BareSelect name={`${name}-month`} defaultValue={month} autoComplete="bday-month" {...marks}>
              <option value="" />
              {common.months.map((title, index) => (
                <option key={title} value={String(index + 1).padStart(2, "0")}>
                  {title}
                </option>
              ))}
            </BareSelect>
          </Part>
          <Part label={common.year}>
            <input
              {...digits}
              name={`${name}-year`}
              defaultValue={year}
              maxLength={4}
              autoComplete="bday-year"
              {...marks}
              className={controlClass}
            />
          </Part>
        </div>
      )}
    </FieldGroup>
  );
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="block min-w-0">
      <span className="mb-1 block text-muted">{label}</span>
      {children}
    </label>
  );
}
