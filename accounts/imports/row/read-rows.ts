import { setImmediate as otherWork } from "node:timers/promises";
import type { RowProblem } from "./import-field";
import { type ImportedPerson, type Reading, readRow } from "./read-row";

/** So many rows take some milliseconds; then other requests come first. */
const AT_ONCE = 10;

type Cells = { cells: string[] | null };
type Read<Row> = { row: Row; person: ImportedPerson | { problem: RowProblem } };

/** The people in rows, or what is wrong with each, without holding the event loop. */
export async function readRows<Row extends Cells>(rows: readonly Row[], reading: Reading): Promise<Read<Row>[]> {
  const read: Read<Row>[] = [];
  for (const row of rows) {
    read.push({ row, person: readRow(row.cells ?? [], reading) });
    if (read.length % AT_ONCE === 0) await otherWork();
  }
  return read;
}
