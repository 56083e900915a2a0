import type { PassView } from "@/accounts/duplicates/pairs/view-pass";
import { shortDateTime } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { WorkProgress } from "@/components/panel/work-progress";
import { duplicatePage } from "@/messages/duplicates";
import { SearchNow } from "./search-now";

type Props = {
  pass: PassView;
  /** Begins a search; null for who may not. */
  action: FormAction | null;
};

/** What the last search for pairs did, or how far the one under way is. */
export function PassState({ pass: { running, last }, action }: Props) {
  const { pass } = duplicatePage;
  if (running)
    return (
      <div className="mb-8">
        <WorkProgress label={pass.running} done={Math.min(running.seen, running.total)} all={running.total} />
      </div>
    );
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="max-w-reading text-muted">
        <p>{last ? pass.last(shortDateTime(last.finishedAt), last.seen, last.found) : pass.never}</p>
        {last && last.common > 0 && <p className="mt-1 text-note">{pass.common(last.common)}</p>}
      </div>
      {action && <SearchNow action={action} />}
    </div>
  );
}
