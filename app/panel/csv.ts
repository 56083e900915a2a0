import { type CsvValue, csvLine } from "@/runtime/csv-line";

/** Streams a CSV file: only one batch of rows is in memory. */
export function csvResponse<Row>(
  name: string,
  columns: readonly string[],
  batches: AsyncIterable<Row[]>,
  cells: (row: Row) => readonly CsvValue[],
): Response {
  const encoder = new TextEncoder();
  const reader = batches[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The byte order mark tells spreadsheets that this is UTF-8.
      controller.enqueue(encoder.encode(`\uFEFF${csvLine(columns)}`));
    },
    async pull(controller) {
      const { done, value } = await reader.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map((row) => csvLine(cells(row))).join("")));
    },
    async cancel() {
      await reader.return?.();
    },
  });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${name}-${day}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
