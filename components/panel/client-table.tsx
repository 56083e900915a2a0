import type { FoundClient } from "@/accounts/search-clients";
import { shortDate } from "@/components/dates";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { clientList } from "@/messages/clients";
import { ClientBadges } from "./client-badges";

const { columns } = clientList;

export const clientColumns = [
  { key: "name", title: columns.name },
  { key: "email", title: columns.email, minor: true },
  { key: "branch", title: columns.branch, minor: true },
  { key: "state", title: columns.state, minor: true },
  { key: "since", title: columns.since, minor: true },
] as const;

export function ClientHead() {
  return clientColumns.map(({ key, title, ...cell }) => (
    <HeadCell key={key} {...cell}>
      {title}
    </HeadCell>
  ));
}

export function ClientTable({ clients }: { clients: FoundClient[] }) {
  return (
    <Table caption={clientList.title} head={<ClientHead />}>
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
      <Cell className="wrap-anywhere py-2">
        {openable ? (
          <RowLink href={`/panel/clientes/${id}`} prefetch={false} data-row>
            {name}
          </RowLink>
        ) : (
          <span className="text-muted">{name}</span>
        )}
        <span className="md:hidden">
          <span className="block text-note text-muted">{email}</span>
          <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
        </span>
      </Cell>
      <Cell minor>
        <span className="block max-w-56 truncate lg:max-w-72">{email}</span>
      </Cell>
      <Cell minor>{branch ?? <span className="text-muted">{clientList.noBranch}</span>}</Cell>
      <Cell minor>
        <ClientBadges disabled={disabled} verified={verified} passwordState={passwordState} />
      </Cell>
      <Cell minor>{shortDate(createdAt)}</Cell>
    </Row>
  );
}
