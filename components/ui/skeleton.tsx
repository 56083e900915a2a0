import { common } from "@/messages/common";
import { classes } from "./classes";

/** A grey bar in the place and size of what is coming; it does not blink. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={classes("block h-4 rounded-control bg-line", className)} />;
}

const widths = ["w-3/5", "w-4/5", "w-2/5", "w-3/4", "w-1/2"];

/** Rows of a table that is on its way, in the table's own shape: put it in the table's body. */
export function SkeletonRows({ rows = 8, columns }: { rows?: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
    <tr key={key} className="border-b border-line">
      {Array.from({ length: columns }, (_, column) => `${key}-${column}`).map((cell, column) => (
        <td key={cell} className="h-14 px-4">
          <Skeleton className={widths[(row + column) % widths.length] ?? "w-3/5"} />
          {row + column === 0 && <span className="sr-only">{common.loading}</span>}
        </td>
      ))}
    </tr>
  ));
}
