"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { PendingBar } from "@/components/ui/pending-bar";
import { shortcuts } from "@/messages/panel";
import { dropDraft } from "../counter/draft";
import { recall, remember } from "../counter/remembered";
import { keepKey, waitFor } from "./typed-ahead";
import { useRowMemory } from "./use-row-memory";

const KEPT = "shortcuts";
const enabled = () => recall(KEPT) !== "off";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName))
  );
}

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

/** Moves the focus to the next or previous row of a list, from elsewhere to the first one. */
function moveAlong(step: 1 | -1): boolean {
  const all = rows();
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = all[here === -1 ? 0 : here + step];
  next?.focus();
  return next !== undefined;
}

/** The panel's single-key shortcuts, which each person can turn off (WCAG 2.1.4). */
export function PanelKeys() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  useRowMemory();

  useEffect(() => {
    function go(place: string, query = "") {
      waitFor(place);
      start(() => router.push(place + query));
    }
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!isTyping(event.target) && keepKey(event.key)) return event.preventDefault();
      const searching = event.target instanceof HTMLInputElement && event.target.type === "search";
      const inList = event.target instanceof HTMLElement && event.target.matches("[data-row]");
      if (event.key === "ArrowDown" && (searching || inList) && moveAlong(1)) return event.preventDefault();
      if (event.key === "ArrowUp" && inList && moveAlong(-1)) return event.preventDefault();
      if (isTyping(event.target) || document.querySelector("dialog[open]") || !enabled()) return;
      if (event.key === "/") {
        const field = document.querySelector<HTMLInputElement>("input[type=search]:not([role=combobox])");
        if (field) {
          field.focus();
          field.select();
        } else go("/panel/clientes", "?buscar=");
      } else if (event.key === "n") go("/panel/clientes/nuevo");
      else if (event.key === "ArrowDown" && moveAlong(1)) {
      } else if (event.key === "?") setOpen(true);
      else return;
      event.preventDefault();
    }
    // Signing out discards the draft.
    const onSubmit = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement && target.getAttribute("action") === "/salir") dropDraft();
    };
    window.addEventListener("keydown", onKey);
    document.addEventListener("submit", onSubmit);
    return () => {
      window.removeEventListener("keydown", onKey);
      document.removeEventListener("submit", onSubmit);
    };
  }, [router]);

  return (
    <>
      {pending && <PendingBar />}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="-ml-3 flex min-h-11 items-center gap-3 rounded-control px-3 text-note text-muted hover:text-ink [@media(pointer:coarse)]:hidden"
      >
        <kbd className="grid size-6 place-items-center rounded-control border border-control font-mono">?</kbd>
        {shortcuts.title}
      </button>
      {/* Outside the navigation, which is hidden on a narrow screen. */}
      {open &&
        createPortal(
          <Dialog open onClose={() => setOpen(false)} title={shortcuts.title}>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3">
              {shortcuts.list.map(([keys, what]) => (
                <div key={keys} className="contents">
                  <dt>
                    <kbd className="rounded-control border border-control px-3 py-1 font-mono">{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
            <div className="mt-6 border-t border-line pt-3">
              <Remembered />
            </div>
          </Dialog>,
          document.body,
        )}
    </>
  );
}

function Remembered() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(enabled()), []);
  return (
    <Checkbox
      label={shortcuts.enabled}
      checked={on}
      onChange={({ target }) => {
        setOn(target.checked);
        remember(KEPT, target.checked ? "on" : "off");
      }}
    />
  );
}
