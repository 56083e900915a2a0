"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Dialog } from "@/components/ui/dialog";
import { SearchIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { finder } from "@/messages/finder";
import type { Place } from "../shell/places";
import { FinderField } from "./finder-field";

const isFinderKey = ({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent) =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k";

/** The panel's search, opened by Ctrl+K or ⌘K from everywhere; without scripts a link to the list of clients. */
export function Finder({ places }: { places: Place[] }) {
  const [open, setOpen] = useState(false);
  const [keys, setKeys] = useState<string>(finder.keys.other);

  useEffect(() => {
    if (/mac|iphone|ipad/i.test(navigator.userAgent)) setKeys(finder.keys.mac);
    function onKey(event: KeyboardEvent) {
      if (!isFinderKey(event)) return;
      event.preventDefault();
      // Another question is open, and comes first.
      setOpen((before) => (before ? false : !document.querySelector("dialog[open]")));
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <Link
        href="/panel/clientes?buscar="
        prefetch={false}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
        className="-ml-3 flex min-h-11 items-center gap-3 rounded-control border border-control bg-surface px-3 text-muted hover:border-ink hover:text-ink"
      >
        <SearchIcon />
        {finder.open}
        <kbd className="ml-auto font-mono text-note [@media(pointer:coarse)]:hidden">{keys}</kbd>
      </Link>
      {open &&
        createPortal(
          <Dialog open onClose={() => setOpen(false)} title={finder.title}>
            <search>
              <FinderField places={places} first onChosen={() => setOpen(false)} />
            </search>
          </Dialog>,
          document.body,
        )}
    </>
  );
}
