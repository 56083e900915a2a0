import { Link } from "@/components/ui/link";
import { docs } from "@/messages/docs";
import { DocsFrame } from "./docs-frame";

type Props = { slug: string; title: string; html: string; headings: { id: string; text: string }[] };

const pages = docs.sections.flatMap((section) => [...section.pages]);

/** One page of the guide, with links to the previous and the next one. */
export function DocsPage({ slug, html, headings }: Props) {
  const index = pages.findIndex((page) => page.slug === slug);
  return (
    <DocsFrame slug={slug}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, made into HTML by our own renderer */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: withContents(html, headings) }} />
      <footer className="mt-12 flex max-w-reading flex-wrap justify-between gap-x-8 gap-y-2 border-t border-line pt-4">
        <Neighbour word={docs.previous} page={pages[index - 1]} />
        <Neighbour word={docs.next} page={pages[index + 1]} />
      </footer>
    </DocsFrame>
  );
}

/** A long page gets a table of contents under its first sentence. */
function withContents(html: string, headings: Props["headings"]): string {
  if (headings.length < 4) return html;
  const items = headings.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`).join("");
  const contents = `<nav class="page-headings" aria-label="${docs.onThisPage}"><p>${docs.onThisPage}</p><ul>${items}</ul></nav>`;
  return html.replace("<h2", `${contents}<h2`);
}

function Neighbour({ word, page }: { word: string; page: { slug: string; label: string } | undefined }) {
  if (!page) return <span />;
  return (
    <Link
      href={page.slug ? `/docs/${page.slug}` : "/docs"}
      prefetch={false}
      className="flex min-h-11 items-center gap-2 text-accent hover:underline"
    >
      <span className="text-muted">{word}</span> {page.label}
    </Link>
  );
}
