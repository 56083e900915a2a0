import type { TextVersion } from "@/accounts/legal/text-kinds";
import { longDate } from "@/components/dates";
import { TextLink } from "@/components/forms/text-link";
import { Badge } from "@/components/ui/badge";
import { legal } from "@/messages/legal";

type Props = { slug: string; versions: TextVersion[]; shown?: number };

/** The versions of a text, each with its page. */
export function VersionList({ slug, versions, shown }: Props) {
  return (
    <ul className="divide-y divide-line">
      {versions.map(({ version, publishedAt, important }, index) => (
        <li key={version} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-1">
          {version === shown ? (
            <span className="font-semibold">{legal.version(version, longDate(publishedAt))}</span>
          ) : (
            <TextLink href={`/legal/${slug}/${version}`}>{legal.version(version, longDate(publishedAt))}</TextLink>
          )}
          {index === 0 && <Badge look="success">{legal.inForce}</Badge>}
          {important && version > 1 && <Badge look="warn">{legal.important}</Badge>}
        </li>
      ))}
    </ul>
  );
}
