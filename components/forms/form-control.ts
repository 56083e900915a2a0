import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors } from "react-hook-form";
import type { Errors, Values } from "./form-state";
import { readForm } from "./read-form";
import { type FormName, rules } from "./rules";

export type FormControl = ReturnType<typeof controlForm>;

/** A form under react-hook-form, which checks it by its rules and shows each field's error until it is corrected. */
export function controlForm(name: FormName, form: HTMLFormElement, known: Errors, show: (errors: Errors) => void) {
  const check = zodResolver(rules[name]);
  const control = createFormControl<Values, unknown, unknown>({
    errors: Object.fromEntries(Object.entries(known).map(([field, message]) => [field, { type: "server", message }])),
    // What is typed stays in the form itself, where browsers and password managers write without telling anyone.
    resolver: (_, context, options) => check(readForm(new FormData(form)), context, options),
    // Focus follows once the sentences are on the page, for a screen reader to find them.
    shouldFocusError: false,
  });
  control.subscribe({ formState: { errors: true }, callback: ({ errors }) => show(sentences(errors)) });
  return {
    /** Sends a form that keeps its rules, refuses another. */
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
