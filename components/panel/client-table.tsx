import type { FoundClient } from "@/accounts/search-clients";
import { shortDate } from "@/components/dates";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { clientList } from "@/messages/clients";
import { ClientBadges } from "./client-badges";

const { columns } = clientList;

export const clientColumns = [
  { key: "name", title: columns.name, className: "md:w-1/2 lg:w-[26%]" },
  { key: "email", title: columns.email, className: "max-lg:hidden lg:w-[30%]" },
  { key: "branch", title: columns.branch, className: "max-md:hidden" },
  { key: "state", title: columns.state, className: "max-md:hidden" },
  { key: "since", title: columns.since, className: "max-lg:hidden lg:w-[8.5rem]" },
] as const;

export function ClientHead() {
  return clientColumns.map(({ key, title, className }) => (
    <HeadCell key={key} className={className}>
      {title}
    </HeadCell>
  ));
}

export function ClientTable({ clients }: { clients: FoundClient[] }) {
  return (
    <Table fixed caption={clientList.title} head={<ClientHead />}>
      {clients.map((client) => (
        <ClientRow key={client.id} client={client} />
      ))}
    </Table>
  );
}

function ClientRow({ client }: { client: FoundClient }) {
  const { id, name, email, branch, createdAt, openable, disabled, verified, passwordState } = client;
  return (
    <Row>
      <Cell className="py-2">
        {openable ? (
          <RowLink href={`/panel/clientes/${id}`} prefetch={false} data-row>
            {name}
          </RowLink>
        ) : (
          <span className="text-muted">{name}</span>
        )}
        <span className="block text-note text-muted lg:hidden">{email}</span>
        <span className="md:hidden">
          <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
        </span>
      </Cell>
      <Cell className="max-lg:hidden">
        <span className="block truncate">{email}</span>
      </Cell>
      <Cell className="max-md:hidden">{branch ?? <span className="text-muted">{clientList.noBranch}</span>}</Cell>
      <Cell className="max-md:hidden">
        <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
      </Cell>
      <Cell className="max-lg:hidden">{shortDate(createdAt)}</Cell>
    </Row>
  );
}
