import { clientPage } from "@/messages/clients";
import { merging } from "@/messages/merging";
import type { Side } from "./side";

type Sides = readonly [Side, Side];

const twoColumns = "grid grid-cols-2 gap-2 sm:gap-4";

/** The facts of two accounts, one below the other's. */
export function SideFacts({ sides }: { sides: Sides }) {
  const [first, second] = sides;
  return (
    <dl className="space-y-3">
      {first.facts.map(({ label, value }, index) => {
        const other = second.facts[index]?.value ?? "";
        if (!value && !other) return null;
        return (
          <div key={label} className="border-t border-line pt-3">
            <dt className="mb-1 text-note text-muted">{label}</dt>
            <dd className={twoColumns}>
              {[value, other].map((text, side) => (
                <span key={sides[side]?.id} className="min-w-0 wrap-anywhere">
                  {text || <span className="text-muted">{clientPage.nothing}</span>}
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type ChoiceProps = {
  legend: string;
  help?: string;
  name: string;
  options: readonly { id: number; text: string; note?: string | undefined }[];
  chosen: string;
};

/** Which of two accounts something comes from. */
export function SideChoice({ legend, help, name, options, chosen }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{legend}</legend>
      {help && <p className="-mt-1 mb-2 text-muted">{help}</p>}
      <div className={twoColumns}>
        {options.map(({ id, text, note }) => (
          <label
            key={id}
            className="flex min-w-0 gap-2 rounded-control border border-control bg-surface p-3 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft sm:gap-3 sm:p-4"
          >
            <input
              type="radio"
              name={name}
              value={id}
              defaultChecked={chosen === String(id)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0 wrap-anywhere">
              {text || <span className="text-muted">{clientPage.nothing}</span>}
              {note && <span className="mt-1 block text-note text-muted">{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What both have alike. */
export function SameValue({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <p className="mb-1 font-semibold">{label}</p>
      <p className="wrap-anywhere text-muted">{value}</p>
    </div>
  );
}

export const suggestedNote = (id: number, suggestedId: number) => (id === suggestedId ? merging.suggested : undefined);
