import type { ClientOrder, FoundClient } from "@/accounts/clients/search-clients";
import { shortDate } from "@/components/dates";
import { classes } from "@/components/ui/classes";
import { ChevronIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { clientList } from "@/messages/clients";
import { ClientBadges } from "./client-badges";
import { type ClientQuery, orderOf, sortedHref } from "./client-query";
import { Marked } from "./marked";

const { columns } = clientList;

export const clientColumns = [
  { key: "name", title: columns.name, className: "lg:w-[45%]" },
  { key: "branch", title: columns.branch, className: "max-lg:hidden" },
  { key: "state", title: columns.state, className: "max-md:hidden md:w-[13.5rem]" },
  { key: "since", title: columns.since, className: "max-xl:hidden xl:w-[8rem]" },
] as const;

type Column = (typeof clientColumns)[number]["key"];
type Sort = { order: ClientOrder; says: "ascending" | "descending" };

/** What a press on a head sorts by, first and when it is sorted so already. */
const SORTS: Partial<Record<Column, readonly [Sort, ...Sort[]]>> = {
  name: [{ order: "name", says: "ascending" }],
  since: [
    { order: "newest", says: "descending" },
    { order: "oldest", says: "ascending" },
  ],
};

export function ClientHead({ query }: { query: ClientQuery }) {
  const order = orderOf(query);
  return clientColumns.map(({ key, title, className }) => {
    const sorts = SORTS[key] ?? [];
    const at = sorts.findIndex((sort) => sort.order === order);
    const next = sorts[(at + 1) % sorts.length];
    return (
      <HeadCell key={key} className={className} aria-sort={sorts[at]?.says}>
        {next ? <SortLink title={title} href={sortedHref(query, next.order)} says={sorts[at]?.says} /> : title}
      </HeadCell>
    );
  });
}

type SortLinkProps = { title: string; href: string; says: Sort["says"] | undefined };

function SortLink({ title, href, says }: SortLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 hover:text-ink hover:underline"
    >
      {title}
      {says && <ChevronIcon className={classes("size-4", says === "ascending" && "rotate-180")} />}
    </Link>
  );
}

/** What was searched for is marked where it matches. */
export function ClientTable({ clients, query }: { clients: FoundClient[]; query: ClientQuery }) {
  const text = query.buscar ?? "";
  return (
    <Table fixed caption={clientList.title} head={<ClientHead query={query} />}>
      {clients.map((client) => (
        <ClientRow key={client.id} client={client} text={text} />
      ))}
    </Table>
  );
}

function ClientRow({ client, text }: { client: FoundClient; text: string }) {
  const { id, name, email, branch, createdAt, openable, disabled, verified, passwordState } = client;
  const sought = openable ? text : "";
  return (
    <Row>
      <Cell className="py-2">
        {openable ? (
          <RowLink href={`/panel/clientes/${id}`} prefetch={false} data-row>
            <Marked text={name} sought={sought} kind="name" />
          </RowLink>
        ) : (
          <span className="text-muted">{name}</span>
        )}
        <span className="block text-note text-muted">
          <Marked text={email} sought={sought} />
        </span>
        <Numbers client={client} sought={sought} />
        {branch && <span className="block text-note text-muted lg:hidden">{branch}</span>}
        <span className="mt-1 block md:hidden">
          <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
        </span>
      </Cell>
      <Cell className="max-lg:hidden">{branch ?? <span className="text-muted">{clientList.noBranch}</span>}</Cell>
      <Cell className="py-2 max-md:hidden">
        <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
      </Cell>
      <Cell className="max-xl:hidden">{shortDate(createdAt)}</Cell>
    </Row>
  );
}

/** Document and phone, by which people are told apart at the counter. */
function Numbers({ client: { document, phone }, sought }: { client: FoundClient; sought: string }) {
  if (!document && !phone) return null;
  return (
    <span className="flex flex-wrap gap-x-4 text-note text-muted">
      {document && (
        <span>
          {clientList.document} <Marked text={document} sought={sought} kind="number" />
        </span>
      )}
      {phone && (
        <span>
          {clientList.phone} <Marked text={phone} sought={sought} kind="number" />
        </span>
      )}
    </span>
  );
}
