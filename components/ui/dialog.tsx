"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { common } from "@/messages/common";
import { CloseIcon } from "./icons";

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode };

/** A native modal dialog: the browser traps the focus, closes on Escape and restores the focus. */
export function Dialog({ open, onClose, title, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape is the key for it
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="m-auto w-[min(calc(100%-2rem),480px)] rounded-card border border-line bg-surface text-ink shadow-float backdrop:bg-[#000000a6] open:animate-appear"
    >
      <div className="p-5 sm:p-8">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={id} className="text-section font-bold">
            {title}
          </h2>
          <button
            type="button"
            aria-label={common.close}
            onClick={onClose}
            className="-mt-2.5 -mr-2.5 grid size-11 place-items-center rounded-control text-muted hover:text-ink"
          >
            <CloseIcon />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
