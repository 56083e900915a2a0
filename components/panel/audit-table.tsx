import Link from "next/link";
import type { AuditRecord } from "@/accounts/search-audit";
import { shortDateTime } from "@/components/dates";
import { deviceName } from "@/components/device-name";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { auditPage } from "@/messages/audit";
import { doorName } from "@/messages/doors";
import { historySentence } from "@/messages/history";
import { type AuditQuery, auditHref } from "./audit-query";

const { columns } = auditPage;

const CODED = ["by", "fields", "role", "from", "to", "because", "purpose"];

/** A branch's own name stays as it is, a list of codes is worded one by one, numbers are set apart. */
function worded(name: string, value: string | number | boolean | null): string {
  if (value === true) return auditPage.yes;
  const parts = String(value).split(/,? +/);
  if (name === "shown") return parts.join(", ");
  return CODED.includes(name) ? parts.map((part) => auditPage.words[part] ?? part).join(", ") : String(value);
}

/** Details in words: what the core notes beside an entry, never a secret. */
export function detailsSentence(details: AuditRecord["details"]): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "" && value !== false)
    .map(([name, value]) => `${auditPage.details[name] ?? name}: ${worded(name, value)}`)
    .join("; ");
}

export function AuditTable({ entries, query }: { entries: AuditRecord[]; query: AuditQuery }) {
  const head = (
    <>
      <HeadCell>{columns.when}</HeadCell>
      <HeadCell>{columns.what}</HeadCell>
      <HeadCell>{columns.who}</HeadCell>
      <HeadCell minor>{columns.whom}</HeadCell>
      <HeadCell minor>{columns.where}</HeadCell>
    </>
  );
  return (
    <Table caption={auditPage.title} head={head}>
      {entries.map(({ id, at, action, actorId, actor, subjectId, subject, door, address, userAgent, details }) => (
        <Row key={id}>
          <Cell className="align-top py-3 whitespace-nowrap max-sm:whitespace-normal">{shortDateTime(at)}</Cell>
          <Cell className="align-top py-3">
            {historySentence(action)}
            <span className="block text-note text-muted">{detailsSentence(details)}</span>
          </Cell>
          <Cell className="align-top py-3">
            <Who id={actorId} name={actor} field="quien" query={query} none={door === "setup"} />
            {subjectId !== null && (
              <span className="block md:hidden">
                {auditPage.to} <Who id={subjectId} name={subject} field="a-quien" query={query} none={false} />
              </span>
            )}
          </Cell>
          <Cell minor className="align-top py-3">
            {subjectId !== null && <Who id={subjectId} name={subject} field="a-quien" query={query} none={false} />}
          </Cell>
          <Cell minor className="align-top py-3 text-note text-muted">
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
