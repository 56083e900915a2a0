import type { ReactNode } from "react";
import { PageHeader } from "./ui/page-header";

type Props = { title: string; lead?: ReactNode; children: ReactNode };

/** A page that is one form: a column of 480 px under its title. */
export function FormPage({ title, lead, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-[calc(480px+2.5rem)] px-5 pt-8 sm:pt-12">
      <PageHeader title={title} lead={lead} />
      {children}
    </div>
  );
}
