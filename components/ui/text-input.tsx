import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Field, type FieldProps } from "./field";

/** The look shared by inputs and selects. */
export const controlClass =
  "block h-12 w-full min-w-0 rounded-control border border-control bg-surface px-4 text-body text-ink hover:border-ink focus-visible:border-ink aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger disabled:bg-paper disabled:text-muted";

type Props = FieldProps & Omit<ComponentProps<"input">, "id">;

export function TextInput({ label, help, error, optional, className, ...input }: Props) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(wired) => <input type="text" {...input} {...wired} className={classes(controlClass, className)} />}
    </Field>
  );
}
