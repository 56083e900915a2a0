import type { Lookalike } from "@/accounts/clients/find-duplicates";
import { longDate } from "@/components/dates";
import type { LookedUp } from "@/components/panel/counter/look-up";
import { radar } from "@/messages/counter";

/** A possible duplicate as the page shows it. */
export function lookedUp({ role, openable, createdAt, verdict, reasons, ...person }: Lookalike): LookedUp {
  const standing = openable ? "openable" : role === "client" ? "elsewhere" : "staff";
  const probability = radar.verdicts[verdict];
  const because = reasons.map((reason) => radar.reasons[reason]).join(", ");
  return { ...person, standing, since: longDate(createdAt), verdict, probability, because };
}
