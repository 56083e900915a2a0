import { counter } from "@/messages/counter";

const deliveries = ["slip", "link"] as const;

/** How the person gets in for the first time: with a printed password, or with a link by mail. */
export function DeliveryChoice({ name }: { name: string }) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{counter.delivery}</legend>
      <div className="grid gap-3">
        {deliveries.map((delivery) => (
          <label
            key={delivery}
            className="flex gap-3 rounded-control border border-control bg-surface p-4 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              value={delivery}
              defaultChecked={delivery === "slip"}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-semibold">{counter.deliveries[delivery].title}</span>
              <span className="block text-muted">{counter.deliveries[delivery].note}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
