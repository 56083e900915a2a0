import { setTimeout } from "node:timers/promises";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import type { AccountActor } from "@/accounts/account";
import { listBranches } from "@/accounts/branches/list-branches";
import { searchClients } from "@/accounts/clients/search-clients";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { checkClientsExport } from "@/app/panel/check-export";
import { ClientFilters } from "@/components/panel/clients/client-filters";
import {
  type ClientQuery,
  clientListHref,
  filterOf,
  orderOf,
  readClientQuery,
} from "@/components/panel/clients/client-query";
import { ClientSearch } from "@/components/panel/clients/client-search";
import { ClientHead, ClientTable, clientColumns } from "@/components/panel/clients/client-table";
import { ExportForm } from "@/components/panel/clients/export-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";
import { clientList } from "@/messages/clients";

export const metadata: Metadata = { title: clientList.title };

/** A list that is ready within this time is rendered with the page instead of streamed, to avoid a flicker. */
const WAIT_MILLISECONDS = 500;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ClientsPage({ searchParams }: Props) {
  const { actor } = await requireStaff("/panel/clientes");
  const query = readClientQuery(await searchParams);
  const branches = await listBranches({ closed: true });
  const search = searchClients(actor, filterOf(query), { order: orderOf(query), after: query.tras ?? null });
  const found = await Promise.race([search, setTimeout(WAIT_MILLISECONDS, null)]);
  return (
    <>
      <PageHeader
        title={clientList.title}
        action={<ButtonLink href="/panel/clientes/nuevo">{clientList.newClient}</ButtonLink>}
      />
      <ClientSearch
        path="/panel/clientes"
        text={query.buscar ?? ""}
        filters={<ClientFilters query={query} branches={branches} />}
      >
        {found ? (
          <Clients actor={actor} query={query} found={found} />
        ) : (
          <Suspense fallback={<Skeleton query={query} />}>
            {search.then((late) => (
              <Clients actor={actor} query={query} found={late} />
            ))}
          </Suspense>
        )}
      </ClientSearch>
    </>
  );
}

type ClientsProps = { actor: AccountActor; query: ClientQuery; found: Awaited<ReturnType<typeof searchClients>> };

function Clients({ actor, query, found }: ClientsProps) {
  if (!found.ok) notFound();
  const { clients, next, total, most, limited } = found.value;
  const narrowed = Object.keys(query).length > 0;
  if (clients.length === 0)
    return (
      <EmptyState
        title={clientList.empty.title}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <ButtonLink href="/panel/clientes/nuevo">{clientList.empty.register}</ButtonLink>
            {narrowed && (
              <ButtonLink look="quiet" href="/panel/clientes" prefetch={false}>
                {clientList.clear}
              </ButtonLink>
            )}
          </div>
        }
      >
        {limited ? `${clientList.limited}.` : clientList.empty.text}
      </EmptyState>
    );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-muted">
          {clientList.total(total, most)}
          {clients.some(({ openable }) => !openable) && `. ${clientList.masked}`}
          {limited && `. ${clientList.limited}.`}
          {actor.role === "employee" && !query.buscar && `. ${clientList.own}`}
        </p>
        {may(actor, "export_clients") && (
          <ExportForm path="/panel/clientes/exportar" query={query} check={checkClientsExport} />
        )}
      </div>
      <ClientTable clients={clients} query={query} />
      <nav aria-label={clientList.title} className="mt-6 flex flex-wrap justify-between gap-3">
        {query.tras ? (
          <ButtonLink look="quiet" href={clientListHref(query)} prefetch={false}>
            {clientList.first}
          </ButtonLink>
        ) : (
          <span />
        )}
        {next && (
          <ButtonLink look="quiet" href={clientListHref(query, { tras: next })} prefetch={false}>
            {clientList.next}
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

function Skeleton({ query }: { query: ClientQuery }) {
  return (
    <Table fixed caption={clientList.title} head={<ClientHead query={query} />}>
      <SkeletonRows columns={clientColumns} />
    </Table>
  );
}
