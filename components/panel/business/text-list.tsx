import { type CurrentText, TEXT_KINDS } from "@/accounts/legal/text-kinds";
import { longDate } from "@/components/dates";
import { TextLink } from "@/components/forms/text-link";
import { legal } from "@/messages/legal";
import { legalPage } from "@/messages/legal-page";

/** Each text with the version in force, and the way to writing the next one. */
export function TextList({ texts }: { texts: CurrentText[] }) {
  const { card } = legalPage;
  return (
    <ul className="divide-y divide-line">
      {TEXT_KINDS.map((kind) => {
        const text = texts.find((one) => one.kind === kind);
        const slug = legal.slugs[kind];
        return (
          <li
            key={kind}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <div>
              <p className="font-semibold">{legal.names[kind]}</p>
              <p className="text-muted">{text ? legal.version(text.version, longDate(text.publishedAt)) : card.none}</p>
            </div>
            <p className="flex flex-wrap gap-x-6">
              {text && <TextLink href={`/legal/${slug}`}>{card.read}</TextLink>}
              <TextLink href={`/panel/negocio/textos/${slug}`}>{text ? card.next : card.write}</TextLink>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
