import { counter } from "@/messages/counter";

type Props = { restored: boolean; onDiscard: () => void };

/** The form's lead, or in the same place that it began with a draft: nothing below moves. */
export function DraftNote({ restored, onDiscard }: Props) {
  return (
    <span className="flex min-h-18 flex-wrap items-center gap-x-3 sm:min-h-11">
      <span role="status">{restored ? counter.draft.restored : counter.lead}</span>
      {restored && (
        <button
          type="button"
          onClick={onDiscard}
          className="min-h-11 rounded-control font-semibold text-accent underline underline-offset-4"
        >
          {counter.draft.discard}
        </button>
      )}
    </span>
  );
}
