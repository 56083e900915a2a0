import { Link } from "@/components/ui/link";
import { docs } from "@/messages/docs";
import { classes } from "../ui/classes";

/** The guide's navigation: a column beside the text, on a phone a list that folds open. */
export function DocsNav({ slug }: { slug: string }) {
  return (
    <nav aria-label={docs.nav}>
      <details className="mb-6 rounded-control border border-control lg:hidden">
        <summary className="flex min-h-12 items-center px-4 font-semibold">{docs.menu}</summary>
        <div className="border-t border-line p-4">
          <Sections current={slug} />
        </div>
      </details>
      <div className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto lg:block">
        <Sections current={slug} />
      </div>
    </nav>
  );
}

function Sections({ current }: { current: string }) {
  return docs.sections.map(({ title, pages }) => (
    <section key={title} className="mb-5">
      <h2 className="px-3 text-note font-semibold text-muted">{title}</h2>
      <ul>
        {pages.map(({ slug, label }) => {
          const here = slug === current;
          return (
            <li key={slug}>
              <Link
                href={slug ? `/docs/${slug}` : "/docs"}
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className={classes(
                  "flex min-h-11 items-center rounded-control px-3 lg:min-h-9",
                  here ? "bg-accent-soft font-semibold text-accent" : "hover:underline hover:underline-offset-4",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
