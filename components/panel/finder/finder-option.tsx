import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { clientList } from "@/messages/clients";
import { finder } from "@/messages/finder";
import { Marked } from "../clients/marked";
import type { FoundHere } from "./use-found-clients";

type Props = { id: string; href: string; active: boolean; onChosen: () => void; children: ReactNode };

const shape = "block rounded-control px-3 py-2.5 wrap-anywhere";

/** One result; the focus stays in the field, which points at the active one. */
export function FinderOption({ id, href, active, onChosen, children }: Props) {
  return (
    <Link
      id={id}
      href={href}
      prefetch={false}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChosen}
      className={classes(
        shape,
        active ? "bg-accent-soft outline-2 -outline-offset-2 outline-accent" : "hover:bg-paper",
      )}
    >
      {children}
    </Link>
  );
}

/** One who may not be opened: it cannot be chosen. */
export function ClosedOption({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div
      id={id}
      role="option"
      aria-selected="false"
      aria-disabled="true"
      tabIndex={-1}
      className={classes(shape, "text-muted")}
    >
      {children}
    </div>
  );
}

export function FoundClient({ client, sought }: { client: FoundHere; sought: string }) {
  const { name, email, document, phone, branch, openable } = client;
  const text = openable ? sought : "";
  return (
    <>
      <span className="block font-semibold">
        <Marked text={name} sought={text} kind="name" />
      </span>
      <span className="flex flex-wrap gap-x-4 text-note text-muted">
        <span>
          <Marked text={email} sought={text} />
        </span>
        {document && (
          <span>
            {clientList.document} <Marked text={document} sought={text} kind="number" />
          </span>
        )}
        {phone && (
          <span>
            {clientList.phone} <Marked text={phone} sought={text} kind="number" />
          </span>
        )}
        {branch && <span>{branch}</span>}
      </span>
      {!openable && <span className="block text-note">{finder.masked}</span>}
    </>
  );
}
