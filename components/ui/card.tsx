import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = {
  id?: string;
  title?: string;
  note?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** One subject on its own surface, with an h2 and its actions. */
export function Card({ id, title, note, action, children, className }: Props) {
  return (
    <section id={id} className={classes("rounded-card border border-line bg-surface p-5 sm:p-8", className)}>
      {(title || action) && (
        <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            {title && <h2 className="text-section font-bold">{title}</h2>}
            {note && <p className="mt-2 max-w-reading text-muted">{note}</p>}
          </div>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
