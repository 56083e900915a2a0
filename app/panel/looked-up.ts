import type { Lookalike } from "@/accounts/clients/find-duplicates";
import { longDate } from "@/components/dates";
import type { LookedUp } from "@/components/panel/counter/look-up";

/** A possible duplicate as the page shows it. */
export function lookedUp({ role, openable, createdAt, ...person }: Lookalike): LookedUp {
  const standing = openable ? "openable" : role === "client" ? "elsewhere" : "staff";
  return { ...person, standing, since: longDate(createdAt) };
}
