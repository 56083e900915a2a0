"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/text-input";
import { clientList } from "@/messages/clients";
import { LiveFilters } from "../live-filters";
import { giveTyped } from "../shell/typed-ahead";

type Props = {
  path: string;
  text: string;
  /** The other filters, as selects and inputs of the same form. */
  filters: ReactNode;
  children: ReactNode;
};

/** The list's search field and filters, above the list. */
export function ClientSearch({ path, text, filters, children }: Props) {
  const field = useRef<HTMLInputElement>(null);
  // Reached by the «/» key: what was typed meanwhile goes into the field, and typing goes on there.
  useEffect(() => {
    if (giveTyped(path, field.current)) return;
    if (new URLSearchParams(window.location.search).get("buscar") === "") field.current?.focus();
  }, [path]);
  const search = (
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
  );
  return (
    <LiveFilters
      path={path}
      fields={
        <>
          {search}
          {filters}
        </>
      }
    >
      {children}
    </LiveFilters>
  );
}
