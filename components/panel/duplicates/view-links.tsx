import { Link } from "@/components/ui/link";
import { duplicatePage } from "@/messages/duplicates";

type Props = { path: string; apart: string; here: boolean };

/** The two views of the list: what waits, and what was told apart. */
export function ViewLinks({ path, apart, here }: Props) {
  const { label, waiting, apart: told } = duplicatePage.views;
  const views = [
    { href: path, text: waiting, current: !here },
    { href: `${path}?ver=${apart}`, text: told, current: here },
  ];
  return (
    <nav aria-label={label} className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {views.map(({ href, text, current }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className="inline-flex min-h-12 items-center border-b-3 border-transparent text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
