import { clientPage } from "@/messages/clients";
import type { LookedUp } from "./look-up";
import { LookedUpPerson } from "./radar";

/** Possible duplicates, and what matches. */
export function LookalikeList({ people }: { people: LookedUp[] }) {
  if (people.length === 0) return <p className="text-muted">{clientPage.noLookalikes}</p>;
  return (
    <ul className="space-y-3">
      {people.map((person) => (
        <li key={person.id}>
          <LookedUpPerson person={person} />
        </li>
      ))}
    </ul>
  );
}
