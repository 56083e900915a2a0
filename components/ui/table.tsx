import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { classes } from "./classes";

type TableProps = {
  caption: string;
  head: ReactNode;
  children: ReactNode;
  /** Fixed layout: columns keep the widths of their heads and break only longer words. */
  fixed?: boolean;
};

/**
 * A table. The caption is for screen readers; the head is sticky. On a phone, `minor` columns are hidden so that the
 * page does not scroll sideways.
 */
export function Table({ caption, head, children, fixed = false }: TableProps) {
  return (
    // `clip`, because `overflow: hidden` would disable the sticky head.
    <div className="overflow-clip rounded-card border border-line bg-surface">
      <table
        className={classes("w-full border-separate border-spacing-0 text-left", fixed && "table-fixed break-words")}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export type CellProps = { minor?: boolean; numeric?: boolean };

const cellClass = ({ minor, numeric }: CellProps) =>
  classes("px-3 first:pl-4 last:pr-4 sm:px-4", minor && "max-md:hidden", numeric && "text-right whitespace-nowrap");

export function HeadCell({ minor, numeric, className, ...rest }: CellProps & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={classes(
        cellClass({ minor: minor ?? false, numeric: numeric ?? false }),
        "sticky top-0 z-1 h-12 border-b border-control bg-surface text-note font-semibold text-muted",
        className,
      )}
    />
  );
}

/** A row whose `RowLink` covers all of it. */
export function Row(props: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className="group relative hover:bg-paper focus-within:bg-accent-soft aria-selected:bg-accent-soft [&:last-child>td]:border-b-0"
    />
  );
}

export function Cell({ minor, numeric, className, ...rest }: CellProps & ComponentProps<"td">) {
  return (
    <td
      {...rest}
      className={classes(
        cellClass({ minor: minor ?? false, numeric: numeric ?? false }),
        "h-14 border-b border-line",
        className,
      )}
    />
  );
}

/** The row's link, in its first cell; its click target covers the whole row. */
export function RowLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="font-semibold text-accent outline-none after:absolute after:inset-0 after:rounded-control group-hover:underline focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus"
    />
  );
}
