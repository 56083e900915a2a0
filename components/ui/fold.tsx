"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { classes } from "./classes";
import { ChevronIcon } from "./icons";

const looks = {
  card: { box: "rounded-card border border-line bg-surface", summary: "px-5", body: "px-5 pb-6" },
  /** Without a surface of its own, for use inside a card. */
  row: { box: "border-t border-line", summary: "", body: "pb-6" },
} as const;

type Props = {
  title: string;
  note?: ReactNode;
  /** The label for opening it, where the title alone is not enough. */
  action?: string;
  look?: keyof typeof looks;
  open?: boolean;
  children: ReactNode;
};

/** A native `<details>`, so it works without scripts. `open` opens it, and never closes what the person opened. */
export function Fold({ title, note, action, look = "card", open = false, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [openAtFirst] = useState(open);
  const { box, summary, body } = looks[look];

  useEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);

  return (
    <details ref={details} open={openAtFirst} className={classes("group", box)}>
      <summary
        className={classes(
          "flex min-h-14 items-center gap-3 rounded-control py-3 marker:content-none [&::-webkit-details-marker]:hidden",
          summary,
        )}
      >
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          {note && <span className="block text-muted wrap-anywhere">{note}</span>}
        </span>
        {action && <span className="font-semibold text-accent group-open:hidden">{action}</span>}
        <ChevronIcon className="text-muted group-open:rotate-180" />
      </summary>
      <div className={classes("animate-appear space-y-6 pt-2", body)}>{children}</div>
    </details>
  );
}
