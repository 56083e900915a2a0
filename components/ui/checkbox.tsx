import { type ComponentProps, useId } from "react";
import { FieldError, FieldHelp, type FieldProps } from "./field";

type Props = Omit<FieldProps, "optional"> & Omit<ComponentProps<"input">, "id" | "type">;

/** A checkbox whose whole line is the click target. */
export function Checkbox({ label, help, error, ...input }: Props) {
  const id = useId();
  const notes = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3 py-2">
        <input
          {...input}
          type="checkbox"
          aria-describedby={notes}
          aria-invalid={error ? true : undefined}
          className="size-6 shrink-0 rounded-control accent-accent"
        />
        {label}
      </label>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
    </div>
  );
}
