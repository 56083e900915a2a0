import type { BranchInFull } from "@/accounts/branches/review-branches";
import type { FormAction } from "@/components/forms/form-state";
import { Badge } from "@/components/ui/badge";
import { branchPage } from "@/messages/team";
import { ConfirmButton, RowButton } from "../row-button";
import { RenameButton } from "./branch-forms";

type Props = { branches: BranchInFull[]; rename: FormAction; close: FormAction; reopen: FormAction };

/** Every branch with its numbers of staff and clients, closed ones last. */
export function BranchList({ branches, rename, close, reopen }: Props) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {branches.map(({ id, name, closedAt, clients, staff }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-semibold wrap-anywhere">
              {name} {closedAt && <Badge>{branchPage.isClosed}</Badge>}
            </p>
            <p className="text-note text-muted">{branchPage.counts(clients, staff)}</p>
          </div>
          <div className="flex flex-wrap items-start gap-3">
            <RenameButton action={rename} id={id} name={name} />
            {closedAt ? (
              <RowButton action={reopen} id={id} label={branchPage.reopen} />
            ) : (
              <ConfirmButton
                action={close}
                id={id}
                label={branchPage.close}
                title={branchPage.closeTitle(name)}
                text={branchPage.closeText}
                confirm={branchPage.close}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
