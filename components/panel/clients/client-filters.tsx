import type { Branch } from "@/accounts/branches/list-branches";
import { CLIENT_STATES } from "@/accounts/clients/client-state";
import { CLIENT_ORDERS } from "@/accounts/clients/search-clients";
import { shortDay } from "@/components/dates";
import { FilterDay, FilterSelect } from "@/components/panel/filter-fields";
import { ButtonLink } from "@/components/ui/button-link";
import { Fold } from "@/components/ui/fold";
import { channelName, channels } from "@/messages/channels";
import { clientList } from "@/messages/clients";
import {
  type ClientQuery,
  clientListHref,
  filterOf,
  NO_BRANCH,
  ORDER_SLUGS,
  orderOf,
  STATE_SLUGS,
  usualOrder,
} from "./client-query";

type Props = { query: ClientQuery; branches: Branch[] };

/** The active filters in words, for the folded filter panel. */
function inWords(query: ClientQuery, branches: Branch[]): string {
  const { sucursal, desde, hasta, orden } = query;
  const { state, origin } = filterOf(query);
  return [
    sucursal === NO_BRANCH ? clientList.noBranch : branches.find(({ id }) => String(id) === sucursal)?.name,
    state && clientList.states[state],
    origin && channelName(origin),
    desde && `${clientList.since} ${shortDay(desde)}`,
    hasta && `${clientList.until} ${shortDay(hasta)}`,
    orden && clientList.orders[orderOf(query)],
  ]
    .filter(Boolean)
    .join(" · ");
}

/** All filters of the list, folded away at first. */
export function ClientFilters({ query, branches }: Props) {
  const { sucursal, estado, origen, desde, hasta, orden } = query;
  const words = inWords(query, branches);
  return (
    <Fold title={clientList.filters} note={words}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <FilterSelect name="sucursal" label={clientList.branch} value={sucursal} any={clientList.any}>
          {branches.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={NO_BRANCH}>{clientList.noBranch}</option>
        </FilterSelect>
        <FilterSelect name="estado" label={clientList.state} value={estado} any={clientList.anyState}>
          {CLIENT_STATES.map((state) => (
            <option key={state} value={STATE_SLUGS[state]}>
              {clientList.states[state]}
            </option>
          ))}
        </FilterSelect>
        <FilterSelect name="origen" label={clientList.origin} value={origen} any={clientList.any}>
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {channelName(channel)}
            </option>
          ))}
        </FilterSelect>
        <FilterDay name="desde" label={clientList.since} value={desde} />
        <FilterDay name="hasta" label={clientList.until} value={hasta} />
        <FilterSelect name="orden" label={clientList.order} value={orden} any={clientList.orders[usualOrder(query)]}>
          {CLIENT_ORDERS.filter((order) => order !== "best" && order !== usualOrder(query)).map((order) => (
            <option key={order} value={ORDER_SLUGS[order]}>
              {clientList.orders[order]}
            </option>
          ))}
        </FilterSelect>
        {words && (
          <div className="sm:col-span-full">
            <ButtonLink
              look="quiet"
              href={clientListHref({ ...(query.buscar && { buscar: query.buscar }) })}
              prefetch={false}
            >
              {clientList.clear}
            </ButtonLink>
          </div>
        )}
      </div>
    </Fold>
  );
}
