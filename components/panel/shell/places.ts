import type { panel } from "@/messages/panel";

export type PlaceName = Exclude<keyof typeof panel.places, "more">;
export type Place = { name: PlaceName; href: string };

const FOR_STAFF: Place[] = [
  { name: "home", href: "/panel" },
  { name: "newClient", href: "/panel/clientes/nuevo" },
  { name: "clients", href: "/panel/clientes" },
  { name: "duplicates", href: "/panel/duplicados" },
  { name: "mails", href: "/panel/cartas" },
];

const FOR_ADMINS: Place[] = [
  { name: "team", href: "/panel/equipo" },
  { name: "requests", href: "/panel/solicitudes" },
  { name: "branches", href: "/panel/sucursales" },
  { name: "imports", href: "/panel/importar" },
  { name: "business", href: "/panel/negocio" },
  { name: "audit", href: "/panel/auditoria" },
  { name: "move", href: "/panel/mudanza" },
];

/** The panel's pages, in the order of the navigation. */
export function placesFor(admin: boolean): Place[] {
  return [...FOR_STAFF, ...(admin ? FOR_ADMINS : [])];
}

/** The place a path belongs to: the one with the longest matching prefix. */
export function placeOf(path: string, places: Place[]): PlaceName | undefined {
  const holding = places.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return holding.sort((one, other) => other.href.length - one.href.length)[0]?.name;
}
