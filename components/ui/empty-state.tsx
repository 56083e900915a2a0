import type { ReactNode } from "react";
import { Mark } from "./mark";

type Props = { title: string; children?: ReactNode; action?: ReactNode };

/** An empty list, with what to do next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center rounded-card border border-dashed border-control px-5 py-12 text-center">
      <Mark className="mb-4 size-12 text-control" />
      <h2 className="text-lead font-bold">{title}</h2>
      {children && <p className="mt-2 max-w-reading text-muted">{children}</p>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
