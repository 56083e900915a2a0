import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FocusEvent, type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { forms } from "@/messages/forms";
import type { FormControl } from "./form-control";
import { type FormAction, type FormState, idle, invalid } from "./form-state";
import { newKey } from "./idempotency-key";
import { fieldOf } from "./read-form";
import type { FormName } from "./rules";

/**
 * One form and its server action. Without scripts it is a plain form whose action answers with the next page; with
 * them it is validated before it is sent, sent once, and keeps the typed values whatever happens; `received` then makes
 * of the answer what is shown. The action itself stays the server's: another function would need scripts.
 */
export function useServerForm(name: FormName, action: FormAction, received = (answer: FormState) => answer) {
  const [posted, post] = useActionState(action, idle);
  const [reply, setReply] = useState<FormState>(posted);
  const [errors, setErrors] = useState(posted.errors);
  const [key, setKey] = useState(newKey);
  const [pending, startSending] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const control = useRef<Promise<FormControl | null>>(null);
  const busy = useRef(false);

  useEffect(() => {
    if (form.current) form.current.noValidate = true;
  }, []);

  useEffect(() => {
    if (reply.status !== "idle") focusOnTrouble(form.current);
  }, [reply]);

  /** react-hook-form and the rules are loaded when the form first gets focus, not with the page. */
  function controlled(element: HTMLFormElement) {
    control.current ??= import("./form-control").then(
      ({ controlForm }) => controlForm(name, element, posted.errors, setErrors),
      // When loading fails the form still works: the server validates everything.
      () => (control.current = null),
    );
    return control.current;
  }

  function show(state: FormState) {
    setReply(state);
    setErrors(state.errors);
  }

  async function send(element: HTMLFormElement, control: FormControl | null) {
    try {
      const answer = received(await action(reply, new FormData(element)));
      if (answer.status === "done") forgetPasswords(element);
      // A new key only after an answer: a request without one is retried under the same key.
      setKey(newKey());
      control?.keep(answer.errors);
      show(answer);
    } catch (failure) {
      unstable_rethrow(failure);
      show(invalid({}, {}, unstable_isUnrecognizedActionError(failure) ? forms.outdated : forms.unreachable));
    }
  }

  async function submit(element: HTMLFormElement) {
    const control = await controlled(element);
    if (!control) return send(element, null);
    await control.submit(
      () => send(element, control),
      (errors) => show(invalid({}, errors)),
    );
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const element = event.currentTarget;
    startSending(() => submit(element).finally(() => (busy.current = false)));
  }

  async function onInput(event: FormEvent<HTMLFormElement>) {
    const field = fieldOf((event.target as HTMLInputElement).name);
    if (errors[field]) (await controlled(event.currentTarget))?.recheck(field);
  }

  return {
    /** Everything the `<Form>` around the fields needs. */
    form: {
      ref: form,
      action: post,
      onSubmit,
      onInput,
      onFocus: (event: FocusEvent<HTMLFormElement>) => void controlled(event.currentTarget),
      idempotencyKey: key,
      reply,
      errors,
      pending,
      /** Answered with the page, without a script. */
      inline: reply === posted,
      dismiss: () => show(idle),
    },
    /** The attributes of one control. */
    field: (field: string, value = "") => ({
      name: field,
      defaultValue: posted.values[field] ?? value,
      error: errors[field],
    }),
    pending,
    reply,
    errors,
  };
}

/** Focuses the first invalid field, unfolding it if need be, or else the band about the answer. */
function focusOnTrouble(form: HTMLFormElement | null) {
  const target =
    form?.querySelector<HTMLElement>("[data-proof] input[type=password]") ??
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ??
    form?.querySelector<HTMLElement>("[data-band]");
  const fold = target?.closest("details");
  if (fold) fold.open = true;
  target?.focus();
}

function forgetPasswords(form: HTMLFormElement) {
  for (const input of form.querySelectorAll<HTMLInputElement>("[autocomplete$=password]")) input.value = "";
}
