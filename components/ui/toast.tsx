"use client";

import { useCallback, useEffect, useState } from "react";
import { common } from "@/messages/common";
import { CloseIcon, DoneIcon, ErrorIcon } from "./icons";

type Notice = { id: number; text: string; tone: "success" | "danger" };

const name = "alta:toast";
const shownForMilliseconds = 6000;
let count = 0;

/** Shows a short sentence in the corner. Never the only place that reports an error. */
export function toast(text: string, tone: Notice["tone"] = "success") {
  const detail: Notice = { id: ++count, text, tone };
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

/**
 * The toasts' live region: once per layout. Over the header of a phone and beside the content of a wider screen, where
 * nothing is pressed or filled in.
 */
export function Toaster() {
  const [notices, setNotices] = useState<Notice[]>([]);
  const drop = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);

  useEffect(() => {
    function add(event: Event) {
      const { detail } = event as CustomEvent<Notice>;
      setNotices((all) => [...all.slice(-2), detail]);
      window.setTimeout(() => drop(detail.id), shownForMilliseconds);
    }
    window.addEventListener(name, add);
    return () => window.removeEventListener(name, add);
  }, [drop]);

  return (
    <section
      aria-label={common.notifications}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-2 z-10 flex flex-col items-center gap-2 md:top-auto md:bottom-4 md:left-4 md:w-60 md:items-start print:hidden"
    >
      {notices.map(({ id, text, tone }) => (
        <div
          key={id}
          className="pointer-events-auto flex w-full max-w-form animate-appear items-center gap-3 rounded-control border border-line bg-surface py-1 pr-1 pl-4 shadow-float"
        >
          {tone === "success" ? <DoneIcon className="text-success" /> : <ErrorIcon className="text-danger" />}
          <p className="flex-1">{text}</p>
          <button
            type="button"
            aria-label={common.close}
            onClick={() => drop(id)}
            className="grid size-11 place-items-center rounded-control text-muted hover:text-ink"
          >
            <CloseIcon />
          </button>
        </div>
      ))}
    </section>
  );
}
