import type { ReactNode } from "react";
import { clientPage } from "@/messages/clients";

/** Labelled values, one a line: on a phone below their label, otherwise beside it. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-y-3 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-6">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted max-sm:-mb-3">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value || <span className="text-muted">{clientPage.nothing}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
