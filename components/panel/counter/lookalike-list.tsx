import type { FormAction } from "@/components/forms/form-state";
import { TextLink } from "@/components/forms/text-link";
import { clientPage } from "@/messages/clients";
import { merging } from "@/messages/merging";
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
            <div className="flex flex-wrap items-center gap-x-6">
              {person.standing === "openable" && (
                <TextLink href={`/panel/clientes/${id}/unir?con=${person.id}`} prefetch={false}>
                  {merging.linkShort}
                </TextLink>
              )}
              <ApartButton action={apart} id={id} otherId={person.id} />
            </div>
          </RadarCard>
        </li>
      ))}
    </ul>
  );
}
