"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { classes } from "@/components/ui/classes";
import { PendingBar } from "@/components/ui/pending-bar";

const PAUSE = 250;

type Props = {
  path: string;
  /** The form's fields; their names and values are the URL. */
  fields: ReactNode;
  children: ReactNode;
};

/**
 * A list's filters: with scripts the list follows them, without them the form is sent with its button. The old results
 * stay until the new ones arrive.
 */
export function LiveFilters({ path, fields, children }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const timer = useRef(0);
  const form = useRef<HTMLFormElement>(null);
  const query = useSearchParams();
  useEffect(() => () => window.clearTimeout(timer.current), []);

  // The address may change by a link or Back: the fields follow it, except the one in focus.
  useEffect(() => {
    for (const field of form.current?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? [])
      if (field !== document.activeElement) field.value = query.get(field.name) ?? "";
  }, [query]);

  function search(element: HTMLFormElement) {
    window.clearTimeout(timer.current);
    const entries = [...new FormData(element)].filter(([, value]) => typeof value === "string" && value.trim() !== "");
    const wanted = new URLSearchParams(entries as [string, string][]).toString();
    start(() => router.replace(wanted ? `${path}?${wanted}` : path, { scroll: false }));
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => search(element), PAUSE);
  }

  return (
    <>
      {pending && <PendingBar />}
      <form
        ref={form}
        method="get"
        action={path}
        className="space-y-4"
        onInput={onInput}
        onSubmit={(event) => {
          event.preventDefault();
          search(event.currentTarget);
        }}
      >
        {fields}
      </form>
      <div aria-busy={pending} className={classes("mt-6", pending && "opacity-60")}>
        {children}
      </div>
    </>
  );
}
