import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Field, type FieldProps } from "./field";
import { ChevronIcon } from "./icons";
import { controlClass } from "./text-input";

/** A native select without a label, for use inside a labelled group. */
export function BareSelect({ className, ...select }: ComponentProps<"select">) {
  return (
    <span className="relative block min-w-0">
      <select {...select} className={classes(controlClass, "appearance-none truncate pr-11", className)} />
      <ChevronIcon className="pointer-events-none absolute top-3 right-3 text-muted" />
    </span>
  );
}

type Props = FieldProps & Omit<ComponentProps<"select">, "id">;

export function Select({ label, help, error, optional, ...select }: Props) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(wired) => <BareSelect {...select} {...wired} />}
    </Field>
  );
}
