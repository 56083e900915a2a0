import type { ReactNode } from "react";
import { ChevronIcon } from "./icons";

type Props = { title: string; open?: boolean; children: ReactNode };

/** A part one may leave closed. Native, so it opens without scripts too. */
export function Fold({ title, open, children }: Props) {
  return (
    <details open={open} className="group rounded-card border border-line bg-surface">
      <summary className="flex min-h-14 items-center justify-between gap-4 rounded-card px-5 font-semibold marker:content-none [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronIcon className="text-muted group-open:rotate-180" />
      </summary>
      <div className="animate-appear space-y-6 px-5 pt-2 pb-6">{children}</div>
    </details>
  );
}
