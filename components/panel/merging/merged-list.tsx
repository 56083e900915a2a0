import type { MergedAccount } from "@/accounts/merging/merged-accounts";
import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { Alert } from "@/components/ui/alert";
import { merging } from "@/messages/merging";
import { RowButton } from "../row-button";

/** The accounts that were merged into a client's, and until when each can be taken out again. */
export function MergedList({ accounts, undo }: { accounts: MergedAccount[]; undo: FormAction }) {
  const { on, by, until, final, objected } = merging.merged;
  return (
    <ul className="space-y-6">
      {accounts.map((account) => (
        <li key={account.id} className="space-y-3">
          {account.undo?.objected && <Alert tone="warn">{objected}</Alert>}
          <p className="wrap-anywhere">
            <span className="font-semibold">{account.name}</span> · {account.email}
          </p>
          <p className="text-note wrap-anywhere text-muted">
            {[on(longDate(account.mergedAt)), account.undo?.by && by(account.undo.by), account.undo?.reason]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p className="text-note">{account.undo ? until(longDate(account.undo.until)) : final}</p>
          {account.undo && <RowButton action={undo} id={account.undo.mergeId} label={merging.merged.undo} />}
        </li>
      ))}
    </ul>
  );
}
