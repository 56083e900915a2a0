import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useLeaveGuard } from "@/components/forms/use-leave-guard";
import { dropDraft, fillIn, keepDraft, readDraft } from "./draft";

/**
 * Keeps what is being typed about a new client through a sign-in, Back, a reload and a closed tab, and asks before a
 * touched form is left. `restored` says that the form began with a draft.
 */
export function useDraft(inside: RefObject<HTMLElement | null>, by: number) {
  const [restored, setRestored] = useState(false);
  const [touched, setTouched] = useState(false);
  const filling = useRef(false);
  useLeaveGuard(touched);

  useEffect(() => {
    const form = inside.current?.closest("form");
    const draft = form && readDraft(by);
    if (!form || !draft) return;
    filling.current = true;
    fillIn(form, draft);
    filling.current = false;
    setRestored(true);
  }, [inside, by]);

  const onInput = useCallback(() => {
    const form = inside.current?.closest("form");
    if (!form || filling.current) return;
    setTouched(keepDraft(by, form));
  }, [inside, by]);

  /** Throws the draft away and empties the form. */
  const discard = useCallback(() => {
    dropDraft();
    inside.current?.closest("form")?.reset();
    setRestored(false);
    setTouched(false);
    const email = inside.current?.querySelector<HTMLInputElement>("[name=email]");
    // The radar forgets with it.
    filling.current = true;
    email?.dispatchEvent(new Event("input", { bubbles: true }));
    filling.current = false;
    email?.focus();
  }, [inside]);

  return { restored, onInput, discard };
}
