import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { forms } from "@/messages/forms";
import { type Errors, type FormAction, type FormState, idle } from "./form-state";
import { newKey } from "./idempotency-key";
import { fieldOf, readForm } from "./read-form";
import type { FormName } from "./rules";

/** Fetched when someone first enters a form, not with the page. */
const loadRules = () => import("./rules");
const warm = () => void loadRules().catch(() => null);

async function checkForm(name: FormName, form: HTMLFormElement): Promise<Errors> {
  // A check that cannot be fetched is no reason to stop: the server checks everything anyway.
  const rules = await loadRules().catch(() => null);
  return rules?.check(name, readForm(new FormData(form))) ?? {};
}

/**
 * One form and the server action behind it. Without scripts it is a plain form whose action answers with the next
 * page; with them it is checked before it is sent, sent once, and keeps what was typed whatever happens.
 */
export function useServerForm(name: FormName, action: FormAction) {
  const [posted, post] = useActionState(action, idle);
  const [reply, setReply] = useState<FormState>(posted);
  const [errors, setErrors] = useState(posted.errors);
  const [attempts, setAttempts] = useState(0);
  const [key, setKey] = useState(newKey);
  const [pending, startSending] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);

  useEffect(() => {
    if (form.current) form.current.noValidate = true;
  }, []);

  useEffect(() => {
    if (attempts > 0) focusOnTrouble(form.current);
  }, [attempts]);

  function show(state: FormState) {
    setReply(state);
    setErrors(state.errors);
    setAttempts((count) => count + 1);
  }

  async function send(element: HTMLFormElement, data: FormData) {
    const errors = await checkForm(name, element);
    if (Object.keys(errors).length > 0) return show({ ...idle, status: "invalid", errors });
    try {
      const answer = await action(reply, data);
      if (answer.status === "done") forgetPasswords(element);
      // Only an answer earns a new key: what was sent and never answered is sent again under the same one.
      setKey(newKey());
      show(answer);
    } catch (failure) {
      unstable_rethrow(failure);
      show({ ...idle, status: "invalid", message: forms.unreachable });
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const element = event.currentTarget;
    const data = new FormData(element);
    startSending(() => send(element, data).finally(() => (busy.current = false)));
  }

  async function onInput(event: FormEvent<HTMLFormElement>) {
    const field = fieldOf((event.target as HTMLInputElement).name);
    if (!errors[field]) return;
    const fresh = (await checkForm(name, event.currentTarget))[field];
    setErrors(({ [field]: _, ...others }) => (fresh ? { ...others, [field]: fresh } : others));
  }

  return {
    /** Everything the `<Form>` around the fields needs. */
    form: { ref: form, action: post, onSubmit, onInput, onFocus: warm, idempotencyKey: key, reply, errors },
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

/** The first wrong field, unfolded if need be; failing that, the band that says what happened. */
function focusOnTrouble(form: HTMLFormElement | null) {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector<HTMLElement>("[data-band]");
  const fold = target?.closest("details");
  if (fold) fold.open = true;
  target?.focus();
}

function forgetPasswords(form: HTMLFormElement) {
  for (const input of form.querySelectorAll<HTMLInputElement>("[autocomplete$=password]")) input.value = "";
}
