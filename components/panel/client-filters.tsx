import { CLIENT_STATES } from "@/accounts/client-state";
import type { Branch } from "@/accounts/list-branches";
import { CLIENT_ORDERS } from "@/accounts/search-clients";
import { FilterDay, FilterSelect } from "@/components/panel/filter-fields";
import { Fold } from "@/components/ui/fold";
import { clientList } from "@/messages/clients";
import { doorName, doors } from "@/messages/doors";
import { type ClientQuery, NO_BRANCH, ORDER_SLUGS, STATE_SLUGS } from "./client-query";

/** Everything the list can be narrowed by; folded away on a phone until somebody needs it. */
export function ClientFilters({ query, branches }: { query: ClientQuery; branches: Branch[] }) {
  const { sucursal, estado, origen, desde, hasta, orden } = query;
  return (
    <Fold title={clientList.filters} open={[sucursal, estado, origen, desde, hasta, orden].some(Boolean)}>
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
          {doors.map((door) => (
            <option key={door} value={door}>
              {doorName(door)}
            </option>
          ))}
        </FilterSelect>
        <FilterDay name="desde" label={clientList.since} value={desde} />
        <FilterDay name="hasta" label={clientList.until} value={hasta} />
        <FilterSelect name="orden" label={clientList.order} value={orden} any={clientList.orders.newest}>
          {CLIENT_ORDERS.slice(1).map((order) => (
            <option key={order} value={ORDER_SLUGS[order]}>
              {clientList.orders[order]}
            </option>
          ))}
        </FilterSelect>
      </div>
    </Fold>
  );
}
