type Choice = { title: string; note: string };
type Props = { name: string; legend: string; choices: Record<string, Choice> };

/** A choice of a few options, each with a sentence; the first is preselected. */
export function ChoiceCards({ name, legend, choices }: Props) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid gap-3">
        {Object.entries(choices).map(([value, { title, note }], index) => (
          <label
            key={value}
            className="flex gap-3 rounded-control border border-control bg-surface p-4 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={index === 0}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-semibold">{title}</span>
              <span className="block text-muted">{note}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
