import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors } from "react-hook-form";
import type { Errors, Values } from "./form-state";
import { readForm } from "./read-form";
import { type FormName, rules } from "./rules";

export type FormControl = ReturnType<typeof controlForm>;

/** Connects a form to react-hook-form: validates it by its rules and shows each error until it is corrected. */
export function controlForm(name: FormName, form: HTMLFormElement, known: Errors, show: (errors: Errors) => void) {
  const check = zodResolver(rules[name]);
  const control = createFormControl<Values, unknown, unknown>({
    errors: Object.fromEntries(Object.entries(known).map(([field, message]) => [field, { type: "server", message }])),
    // Values are read from the DOM: browsers and password managers fill it without firing events.
    resolver: (_, context, options) => check(readForm(new FormData(form)), context, options),
    // Focus after the errors are rendered, so that a screen reader announces them.
    shouldFocusError: false,
  });
  control.subscribe({ formState: { errors: true }, callback: ({ errors }) => show(sentences(errors)) });
  return {
    /** Submits a valid form; shows the errors of an invalid one. */
    submit: (send: () => Promise<void>, refuse: (errors: Errors) => void) =>
      control.handleSubmit(send, (errors) => refuse(sentences(errors)))(),
    recheck: (field: string) => control.trigger(field),
    keep: (errors: Errors) => {
      for (const [field, message] of Object.entries(errors)) control.setError(field, { message });
    },
  };
}

function sentences(errors: FieldErrors<Values> = {}): Errors {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, error?.message ?? ""]));
}
