"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { controlClass } from "@/components/ui/text-input";
import { finder } from "@/messages/finder";
import type { Place } from "../shell/places";
import { ClosedOption, FinderOption, FoundClient } from "./finder-option";
import { finderPlaces, placesNamed } from "./finder-places";
import { useFoundClients } from "./use-found-clients";

type Props = {
  places: Place[];
  /** Over the page, below the field, instead of within its surroundings. */
  floating?: boolean;
  /** The field takes the focus when the dialog around it opens. */
  first?: boolean;
  onChosen?: () => void;
};

/**
 * A search field with results below: pages and actions at once, clients as they are found. Without scripts it is a form
 * that leads to the list of clients.
 */
export function FinderField({ places, floating = false, first = false, onChosen = () => {} }: Props) {
  const id = useId();
  const [text, setText] = useState("");
  const [shown, setShown] = useState(!floating);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useFoundClients(shown ? text : "");
  const pages = placesNamed(text, finderPlaces(places));
  const sought = text.trim();
  const open = shown && sought !== "";
  const active = chosen ?? (pages.length > 0 ? `${id}-page-0` : null);

  const options = () => [...(list.current?.querySelectorAll<HTMLElement>("a[role=option]") ?? [])];

  function move(step: 1 | -1) {
    const all = options();
    const at = all.findIndex((option) => option.id === active);
    const next = all.at(at === -1 && step === -1 ? -1 : (at + step) % all.length);
    setChosen(next?.id ?? null);
    next?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && floating && open) setShown(false);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setShown(true);
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && open && active)
      options()
        .find((option) => option.id === active)
        ?.click();
    else return;
    event.preventDefault();
  }

  function choose() {
    setText("");
    setChosen(null);
    if (floating) setShown(false);
    onChosen();
  }

  const all = `/panel/clientes?${new URLSearchParams({ buscar: sought })}`;
  return (
    <form
      action="/panel/clientes"
      method="get"
      onBlur={({ relatedTarget, currentTarget }) => {
        if (floating && !currentTarget.contains(relatedTarget)) setShown(false);
      }}
      className="relative print:hidden"
    >
      <div className="flex gap-3">
        <input
          ref={first ? (field) => field?.setAttribute("autofocus", "") : undefined}
          type="search"
          name="buscar"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(null);
            setShown(true);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label={finder.label}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && active ? active : undefined}
          placeholder={finder.hint}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          className={controlClass}
        />
        <Button look="quiet" className="[@media(scripting:enabled)]:hidden">
          {finder.submit}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {open && found.status === "found" && finder.status(pages.length, found.clients.length, found.more)}
      </p>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={finder.results}
        hidden={!open}
        className={classes(
          "mt-2 max-h-[60dvh] overflow-y-auto",
          floating && "absolute inset-x-0 top-full z-10 rounded-card border border-line bg-surface p-2 shadow-float",
        )}
      >
        {pages.length > 0 && (
          <Group title={finder.groups.pages}>
            {pages.map(({ label, href }, at) => (
              <FinderOption
                key={href}
                id={`${id}-page-${at}`}
                href={href}
                active={active === `${id}-page-${at}`}
                onChosen={choose}
              >
                {label}
              </FinderOption>
            ))}
          </Group>
        )}
        {found.clients.length > 0 && (
          <Group title={finder.groups.clients}>
            {found.clients.map((client) => {
              const option = `${id}-client-${client.id}`;
              const text = <FoundClient client={client} sought={found.text} />;
              if (!client.openable)
                return (
                  <ClosedOption key={client.id} id={option}>
                    {text}
                  </ClosedOption>
                );
              const href = `/panel/clientes/${client.id}`;
              return (
                <FinderOption key={client.id} id={option} href={href} active={active === option} onChosen={choose}>
                  {text}
                </FinderOption>
              );
            })}
          </Group>
        )}
        {open && (
          <FinderOption id={`${id}-all`} href={all} active={active === `${id}-all`} onChosen={choose}>
            {finder.all(sought)}
          </FinderOption>
        )}
      </div>
      {open && (found.status === "failed" || found.limited) && (
        <p role="alert" className="mt-2 text-note text-muted">
          {found.status === "failed" ? finder.failed : finder.limited}
        </p>
      )}
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-2">
      <p aria-hidden="true" className="px-3 py-1 text-note text-muted">
        {title}
      </p>
      {children}
    </div>
  );
}
