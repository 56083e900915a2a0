import type { ReactNode } from "react";

type Props = { title: string; text: string; note?: ReactNode; action: ReactNode };

/** A whole page for something missing or broken, with a way on. */
export function Fault({ title, text, note, action }: Props) {
  return (
    <div className="mx-auto w-full max-w-page px-5 pt-12 sm:px-8 sm:pt-20 [[data-panel]_&]:px-0 [[data-panel]_&]:pt-4">
      <h1 className="text-page font-bold">{title}</h1>
      <p className="mt-3 max-w-reading text-lead text-muted">{text}</p>
      {note && <p className="mt-3 text-muted">{note}</p>}
      <div className="mt-8">{action}</div>
    </div>
  );
}
