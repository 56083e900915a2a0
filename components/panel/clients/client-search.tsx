"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { controlClass } from "@/components/ui/text-input";
import { clientList } from "@/messages/clients";

const PAUSE = 250;

type Props = {
  path: string;
  text: string;
  /** The other filters, as selects and inputs of the same form. */
  filters: ReactNode;
  children: ReactNode;
};

/**
 * The list's search form: its fields are the URL. With scripts it follows the typing, without them it is sent with its
 * button. The old results stay until the new ones arrive.
 */
export function ClientSearch({ path, text, filters, children }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const timer = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Reached by the «/» key: focus the field so that typing goes on.
  useEffect(() => {
    if (new URLSearchParams(window.location.search).get("buscar") === "") field.current?.focus();
  }, []);

  function search(form: HTMLFormElement) {
    window.clearTimeout(timer.current);
    const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value.trim() !== "");
    const query = new URLSearchParams(entries as [string, string][]).toString();
    start(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => search(form), PAUSE);
  }

  return (
    <>
      <form
        method="get"
        action={path}
        className="space-y-4"
        onInput={onInput}
        onSubmit={(event) => {
          event.preventDefault();
          search(event.currentTarget);
        }}
      >
        <div className="flex gap-3">
          <input
            ref={field}
            type="search"
            name="buscar"
            defaultValue={text}
            aria-label={clientList.searchLabel}
            placeholder={clientList.searchHint}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            className={controlClass}
          />
          <Button look="quiet" className="[@media(scripting:enabled)]:hidden">
            {clientList.search}
          </Button>
        </div>
        {filters}
      </form>
      <div aria-busy={pending} className={classes("mt-6", pending && "opacity-60")}>
        {children}
      </div>
    </>
  );
}
