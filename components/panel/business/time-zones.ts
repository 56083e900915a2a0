import { businessPage } from "@/messages/business";

const AREAS: Record<string, string> = businessPage.timeZones.areas;

/** Every zone by its continent, as `America/La_Paz` and «La Paz». For the server only: browsers know others. */
export function timeZones(): { area: string; zones: { id: string; name: string }[] }[] {
  const areas = new Map<string, { id: string; name: string }[]>();
  for (const id of Intl.supportedValuesOf("timeZone")) {
    const [area = "", ...place] = id.split("/");
    if (place.length === 0 || !(area in AREAS)) continue;
    areas.set(area, [...(areas.get(area) ?? []), { id, name: place.reverse().join(", ").replaceAll("_", " ") }]);
  }
  return Object.entries(AREAS).map(([area, name]) => ({ area: name, zones: areas.get(area) ?? [] }));
}
