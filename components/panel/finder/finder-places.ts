import { plainText } from "@/accounts/values/plain-text";
import { finder } from "@/messages/finder";
import { panel } from "@/messages/panel";
import type { Place } from "../shell/places";

export type FinderPlace = { label: string; href: string };

const { actions } = finder;

const FOR_ALL: FinderPlace[] = [
  { label: actions.expiring, href: "/panel/clientes?estado=vence" },
  { label: actions.unused, href: "/panel/clientes?estado=sin-entrar" },
  { label: actions.unverified, href: "/panel/clientes?estado=sin-verificar" },
  { label: actions.account, href: "/cuenta" },
  { label: actions.guide, href: "/docs" },
];
const FOR_ADMINS: FinderPlace[] = [{ label: actions.invite, href: "/panel/equipo/nuevo" }];

/** Every page and action that can be found by name, of those the navigation offers. */
export function finderPlaces(places: Place[]): FinderPlace[] {
  const pages = places.map(({ name, href }) => ({ label: panel.places[name], href }));
  const leads = places.some(({ name }) => name === "team");
  return [...pages, ...(leads ? FOR_ADMINS : []), ...FOR_ALL];
}

const MOST = 5;

/** Those of which a word begins with each word typed, whatever its accents. */
export function placesNamed(text: string, places: FinderPlace[]): FinderPlace[] {
  const typed = plainText(text).split(/\s+/).filter(Boolean);
  if (typed.join("").length < 2) return [];
  const named = places.filter(({ label }) => {
    const words = plainText(label).split(/\s+/);
    return typed.every((start) => words.some((word) => word.startsWith(start)));
  });
  return named.slice(0, MOST);
}
