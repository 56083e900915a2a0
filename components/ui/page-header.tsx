import type { ReactNode } from "react";

type Props = { title: ReactNode; lead?: ReactNode; action?: ReactNode };

/** The page's h1, the sentence under it, and its action. */
export function PageHeader({ title, lead, action }: Props) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-page font-bold">{title}</h1>
        {lead && <p className="mt-3 max-w-reading text-lead text-muted">{lead}</p>}
      </div>
      {action}
    </header>
  );
}
