import type { ReactNode } from "react";
import { PageHeader } from "./ui/page-header";

type Props = { title: string; lead?: ReactNode; children: ReactNode };

/** A page that is one form: one column, as wide as one reads a form. */
export function FormPage({ title, lead, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-form px-5 pt-8 sm:pt-12">
      <PageHeader title={title} lead={lead} />
      {children}
    </div>
  );
}
