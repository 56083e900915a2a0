import type { ReactNode } from "react";
import { DocsNav } from "./docs-nav";

type Props = { slug: string; children: ReactNode };

/** A page of the guide beside the guide's navigation. */
export function DocsFrame({ slug, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-page gap-x-12 px-5 pt-4 sm:px-8 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:pt-8">
      <DocsNav slug={slug} />
      <article className="min-w-0 pb-8">{children}</article>
    </div>
  );
}
