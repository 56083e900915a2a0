import { common } from "@/messages/common";
import { classes } from "./classes";

/** A grey placeholder bar, without animation. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={classes("block h-4 rounded-control bg-line", className)} />;
}

const widths = ["w-3/5", "w-4/5", "w-2/5", "w-3/4", "w-1/2"];

type RowsProps = { rows?: number; columns: readonly { key: string; className?: string }[] };

/** Placeholder rows for a table's body while it loads. */
export function SkeletonRows({ rows = 8, columns }: RowsProps) {
  return Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
    <tr key={key}>
      {columns.map((column, place) => (
        <td key={column.key} className={classes("h-14 border-b border-line px-4", column.className)}>
          <Skeleton className={widths[(row + place) % widths.length] ?? "w-3/5"} />
          {row + place === 0 && <span className="sr-only">{common.loading}</span>}
        </td>
      ))}
    </tr>
  ));
}
