import type { AuditRecord } from "@/accounts/audit-log/read-audit";
import { shortDateTime } from "@/components/dates";
import { Link } from "@/components/ui/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { auditPage } from "@/messages/audit";
import { channelName } from "@/messages/channels";
import { deviceName } from "@/messages/device-name";
import { historySentence } from "@/messages/history";
import { mailPage } from "@/messages/team";
import { type AuditQuery, auditHref } from "./audit-query";

const { columns } = auditPage;

/** At most this many of the accounts a look-up showed; the exported file lists them all. */
const SHOWN_AT_MOST = 8;

const CODED = ["by", "fields", "role", "from", "to", "because", "purpose", "state", "legal"];

/** A mail's kind, as the list of mails names it. */
function mailKind(kind: string): string {
  const words = mailPage.kinds[kind as keyof typeof mailPage.kinds] ?? kind;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** One detail as text: branch names stay as they are, each code of a list is translated, numbers are formatted. */
function worded(name: string, value: string | number | boolean | null, most: number): string {
  if (value === true) return auditPage.yes;
  if (name === "kind") return mailKind(String(value));
  if (name === "origin") return channelName(String(value));
  if (name === "branch" && value === "none") return auditPage.words.none ?? "";
  const parts = String(value).split(/,? +/);
  if (name === "shown")
    return parts.slice(0, most).join(", ") + (parts.length > most ? auditPage.andMore(parts.length - most) : "");
  return CODED.includes(name) ? parts.map((part) => auditPage.words[part] ?? part).join(", ") : String(value);
}

/** An entry's details in words. */
export function detailsSentence(details: AuditRecord["details"], most = Number.POSITIVE_INFINITY): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "" && value !== false)
    .map(([name, value]) => `${auditPage.details[name] ?? name}: ${worded(name, value, most)}`)
    .join("; ");
}

export function AuditTable({ entries, query }: { entries: AuditRecord[]; query: AuditQuery }) {
  const head = (
    <>
      <HeadCell className="w-[8.25rem]">{columns.when}</HeadCell>
      <HeadCell className="lg:w-[40%] xl:w-[34%]">{columns.what}</HeadCell>
      <HeadCell className="max-lg:hidden">{columns.who}</HeadCell>
      <HeadCell className="max-lg:hidden">{columns.whom}</HeadCell>
      <HeadCell className="max-xl:hidden">{columns.where}</HeadCell>
    </>
  );
  return (
    <Table fixed caption={auditPage.title} head={head}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} query={query} />
      ))}
    </Table>
  );
}

/** One entry; on a narrow screen the minor columns move under the action. */
function Entry({ entry, query }: { entry: AuditRecord; query: AuditQuery }) {
  const { at, action, actorId, actor, subjectId, subject, channel, address, userAgent, details } = entry;
  const who = <Who id={actorId} name={actor} field="quien" query={query} none={channel === "setup"} />;
  const whom = subjectId !== null && <Who id={subjectId} name={subject} field="a-quien" query={query} none={false} />;
  const from = [address, userAgent && deviceName(userAgent)].filter(Boolean).join(" · ");
  return (
    <Row>
      <Cell className="py-3 align-top">{shortDateTime(at)}</Cell>
      <Cell className="py-3 align-top">
        {historySentence(action)}
        <span className="block text-note text-muted">{detailsSentence(details, SHOWN_AT_MOST)}</span>
        <span className="mt-1 block lg:hidden">
          {who} {whom && auditPage.to} {whom}
        </span>
        <span className="mt-1 block text-note text-muted xl:hidden">
          {[channelName(channel), from].filter(Boolean).join(" · ")}
        </span>
      </Cell>
      <Cell className="py-3 align-top max-lg:hidden">{who}</Cell>
      <Cell className="py-3 align-top max-lg:hidden">{whom}</Cell>
      <Cell className="py-3 align-top text-note text-muted max-xl:hidden">
        {channelName(channel)}
        <span className="block">{from}</span>
      </Cell>
    </Row>
  );
}

type WhoProps = {
  id: number | null;
  name: string | null;
  field: "quien" | "a-quien";
  query: AuditQuery;
  none: boolean;
};

/** An account's name, as a link that filters the audit by it. */
function Who({ id, name, field, query, none }: WhoProps) {
  if (id === null) return <span className="text-muted">{none ? auditPage.system : auditPage.stranger}</span>;
  return (
    <Link
      href={auditHref({ ...query, [field]: String(id) }, null)}
      prefetch={false}
      className="rounded-control text-accent underline underline-offset-4"
    >
      {name ?? auditPage.closed(id)}
    </Link>
  );
}
