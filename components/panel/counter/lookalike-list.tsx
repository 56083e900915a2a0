import type { FormAction } from "@/components/forms/form-state";
import { clientPage } from "@/messages/clients";
import { ApartButton } from "./apart-button";
import type { LookedUp } from "./look-up";
import { RadarCard } from "./radar-card";

type Props = {
  people: LookedUp[];
  /** Whose possible duplicates they are. */
  id: number;
  apart: FormAction;
};

/** Possible duplicates, how sure that is and why. */
export function LookalikeList({ people, id, apart }: Props) {
  if (people.length === 0) return <p className="text-muted">{clientPage.noLookalikes}</p>;
  return (
    <ul className="space-y-3">
      {people.map((person) => (
        <li key={person.id}>
          <RadarCard person={person}>
            <ApartButton action={apart} id={id} otherId={person.id} />
          </RadarCard>
        </li>
      ))}
    </ul>
  );
}
