import type { FoundClient } from "@/accounts/clients/search-clients";
import { shortDate } from "@/components/dates";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { clientList } from "@/messages/clients";
import { ClientBadges } from "./client-badges";
import { Marked } from "./marked";

const { columns } = clientList;

export const clientColumns = [
  { key: "name", title: columns.name, className: "lg:w-[45%]" },
  { key: "branch", title: columns.branch, className: "max-lg:hidden" },
  { key: "state", title: columns.state, className: "max-md:hidden md:w-[13.5rem]" },
  { key: "since", title: columns.since, className: "max-xl:hidden xl:w-[8rem]" },
] as const;

export function ClientHead() {
  return clientColumns.map(({ key, title, className }) => (
    <HeadCell key={key} className={className}>
      {title}
    </HeadCell>
  ));
}

/** `text`: what was searched for; it is marked where it matches. */
export function ClientTable({ clients, text }: { clients: FoundClient[]; text: string }) {
  return (
    <Table fixed caption={clientList.title} head={<ClientHead />}>
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
