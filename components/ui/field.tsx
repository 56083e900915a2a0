import { type ReactNode, useId } from "react";
import { common } from "@/messages/common";
import { ErrorIcon } from "./icons";

export type FieldProps = {
  label: string;
  help?: ReactNode | undefined;
  error?: ReactNode;
  /** Shows «(opcional)» beside the label. */
  optional?: boolean | undefined;
};

export type Wired = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

const wire = (id: string, { help, error }: Pick<FieldProps, "help" | "error">): Wired => ({
  id,
  "aria-describedby": [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ") || undefined,
  "aria-invalid": error ? true : undefined,
});

export function FieldLabel({ label, optional }: Pick<FieldProps, "label" | "optional">) {
  return (
    <>
      {label}
      {optional && <span className="font-normal text-muted"> {common.optional}</span>}
    </>
  );
}

export function FieldHelp({ id, help }: { id: string } & Pick<FieldProps, "help">) {
  return (
    help && (
      <p id={`${id}-help`} className="-mt-1 mb-2 text-muted">
        {help}
      </p>
    )
  );
}

export function FieldError({ id, error }: { id: string } & Pick<FieldProps, "error">) {
  return (
    error && (
      <p id={`${id}-error`} className="mt-2 flex animate-appear gap-2 font-semibold text-danger">
        <ErrorIcon />
        <span className="[&_a]:-my-2.5">{error}</span>
      </p>
    )
  );
}

type Props = FieldProps & { children: (wired: Wired) => ReactNode };

/** Label and help above the control, the error below, connected by ARIA attributes that the child receives. */
export function Field({ label, help, error, optional, children }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-2 block font-semibold">
        <FieldLabel label={label} optional={optional} />
      </label>
      <FieldHelp id={id} help={help} />
      {children(wire(id, { help, error }))}
      <FieldError id={id} error={error} />
    </div>
  );
}

type GroupProps = FieldProps & { children: (wired: Wired) => ReactNode };

/** A field of several controls: a fieldset with legend, help and error. */
export function FieldGroup({ label, help, error, optional, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">
        <FieldLabel label={label} optional={optional} />
      </legend>
      <FieldHelp id={id} help={help} />
      {children(wire(id, { help, error }))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
