import type { HistoryEntry } from "@/accounts/audit-log/account-history";
import { shortDateTime } from "@/components/dates";
import { channelName } from "@/messages/channels";
import { clientPage } from "@/messages/clients";
import { historySentence } from "@/messages/history";

/** An account's history, newest first: what, when, by whom and through which channel. */
export function HistoryList({ entries }: { entries: HistoryEntry[] }) {
  if (entries.length === 0) return <p className="text-muted">{clientPage.noHistory}</p>;
  return (
    <ol className="divide-y divide-line">
      {entries.map(({ id, at, action, actor, byThemself, channel }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2 first:pt-0 last:pb-0">
          <span>{historySentence(action)}</span>
          <span className="text-note text-muted tabular-nums">
            {[shortDateTime(at), byThemself ? clientPage.byThemself : actor, channelName(channel)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ol>
  );
}
