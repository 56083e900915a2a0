import Link from "next/link";
import type { AuditRecord } from "@/accounts/read-audit";
import { shortDateTime } from "@/components/dates";
import { deviceName } from "@/components/device-name";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { auditPage } from "@/messages/audit";
import { doorName } from "@/messages/doors";
import { historySentence } from "@/messages/history";
import { type AuditQuery, auditHref } from "./audit-query";

const { columns } = auditPage;

/** Of those a look-up showed; the exported file names them all. */
const SHOWN_AT_MOST = 8;

const CODED = ["by", "fields", "role", "from", "to", "because", "purpose"];

/** A branch's own name stays as it is, a list of codes is worded one by one, numbers are set apart. */
function worded(name: string, value: string | number | boolean | null, most: number): string {
  if (value === true) return auditPage.yes;
  const parts = String(value).split(/,? +/);
  if (name === "shown")
    return parts.slice(0, most).join(", ") + (parts.length > most ? auditPage.andMore(parts.length - most) : "");
  return CODED.includes(name) ? parts.map((part) => auditPage.words[part] ?? part).join(", ") : String(value);
}

/** Details in words: what the core notes beside an entry, never a secret. */
export function detailsSentence(details: AuditRecord["details"], most = Number.POSITIVE_INFINITY): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "" && value !== false)
    .map(([name, value]) => `${auditPage.details[name] ?? name}: ${worded(name, value, most)}`)
    .join("; ");
}

export function AuditTable({ entries, query }: { entries: AuditRecord[]; query: AuditQuery }) {
  const head = (
    <>
      <HeadCell className="w-[8.25rem] lg:w-[9.5rem]">{columns.when}</HeadCell>
      <HeadCell className="lg:w-[32%]">{columns.what}</HeadCell>
      <HeadCell className="max-md:w-[37%]">{columns.who}</HeadCell>
      <HeadCell minor>{columns.whom}</HeadCell>
      <HeadCell className="max-lg:hidden">{columns.where}</HeadCell>
    </>
  );
  return (
    <Table fixed caption={auditPage.title} head={head}>
      {entries.map(({ id, at, action, actorId, actor, subjectId, subject, door, address, userAgent, details }) => (
        <Row key={id}>
          <Cell className="py-3 align-top">{shortDateTime(at)}</Cell>
          <Cell className="py-3 align-top">
            {historySentence(action)}
            <span className="block text-note text-muted">{detailsSentence(details, SHOWN_AT_MOST)}</span>
          </Cell>
          <Cell className="py-3 align-top">
            <Who id={actorId} name={actor} field="quien" query={query} none={door === "setup"} />
            {subjectId !== null && (
              <span className="block md:hidden">
                {auditPage.to} <Who id={subjectId} name={subject} field="a-quien" query={query} none={false} />
              </span>
            )}
          </Cell>
          <Cell minor className="py-3 align-top">
            {subjectId !== null && <Who id={subjectId} name={subject} field="a-quien" query={query} none={false} />}
          </Cell>
          <Cell className="py-3 align-top text-note text-muted max-lg:hidden">
            {doorName(door)}
            <span className="block">{[address, userAgent && deviceName(userAgent)].filter(Boolean).join(" · ")}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

type WhoProps = {
  id: number | null;
  name: string | null;
  field: "quien" | "a-quien";
  query: AuditQuery;
  none: boolean;
};

/** Somebody, as a link to everything of theirs. */
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
