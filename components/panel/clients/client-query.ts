import type { ClientFilter } from "@/accounts/clients/client-filter";
import { CLIENT_STATES, type ClientState } from "@/accounts/clients/client-state";
import { CLIENT_ORDERS, type ClientOrder } from "@/accounts/clients/search-clients";
import { isId } from "@/accounts/values/is-id";
import { startOfDay } from "@/accounts/values/local-day";
import { channels } from "@/messages/channels";

/** The list's state as its URL holds it: text values, invalid ones left out. */
export type ClientQuery = Partial<
  Record<"buscar" | "sucursal" | "estado" | "origen" | "desde" | "hasta" | "orden" | "tras", string>
>;

const NAMES = ["buscar", "sucursal", "estado", "origen", "desde", "hasta", "orden", "tras"] as const;

export const STATE_SLUGS: Record<ClientState, string> = {
  active: "activa",
  disabled: "desactivada",
  unverified: "sin-verificar",
  unused: "sin-entrar",
  expiring: "vence",
  expired: "vencida",
};
export const ORDER_SLUGS: Record<ClientOrder, string> = {
  best: "mejor",
  newest: "recientes",
  oldest: "antiguos",
  name: "nombre",
};
export const NO_BRANCH = "ninguna";

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the list's state from a URL. */
export function readClientQuery(parameters: Parameters): ClientQuery {
  const given = NAMES.map((name) => [name, parameters[name]] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === "string" && value.trim() !== ""));
}

export function filterOf({ buscar, sucursal, estado, origen, desde, hasta }: ClientQuery): ClientFilter {
  const branch = Number(sucursal);
  return {
    text: buscar?.trim() || null,
    branchId: sucursal === NO_BRANCH ? "none" : isId(branch) ? branch : null,
    state: CLIENT_STATES.find((state) => STATE_SLUGS[state] === estado) ?? null,
    origin: channels.find((channel) => channel === origen) ?? null,
    since: startOfDay(desde),
    until: startOfDay(hasta, 1),
  };
}

/** The order of a list for which none is chosen: a search's best matches, otherwise the newest. */
export const usualOrder = ({ buscar }: ClientQuery): ClientOrder => (buscar ? "best" : "newest");

export const orderOf = (query: ClientQuery): ClientOrder =>
  CLIENT_ORDERS.find((order) => ORDER_SLUGS[order] === query.orden) ?? usualOrder(query);

/** The URL of the list with some of its state changed. */
export function clientListHref(query: ClientQuery, changes: ClientQuery = {}): string {
  const { tras: _, ...kept } = query;
  const entries = Object.entries({ ...kept, ...changes }).filter(([, value]) => value);
  const search = new URLSearchParams(entries as [string, string][]).toString();
  return search ? `/panel/clientes?${search}` : "/panel/clientes";
}

/** The same list in another order. */
export const sortedHref = (query: ClientQuery, order: ClientOrder): string =>
  clientListHref(query, { orden: order === usualOrder(query) ? "" : ORDER_SLUGS[order] });
