type Value = string | number | boolean | Date | null;

// What spreadsheets take for a formula, full-width forms included, after characters that they skip.
const RISKY = /^[\s\0]*[=+\-@\t\r\0＝＋－＠]/;

/** One cell by RFC 4180. An apostrophe keeps spreadsheets from running a text as a formula. */
export function csvCell(value: Value): string {
  if (value === null) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  const inert = typeof value === "string" && RISKY.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export const csvLine = (cells: readonly Value[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** Streams a CSV file: only one batch of rows is in memory. */
export function csvResponse<Row>(
  name: string,
  columns: readonly string[],
  batches: AsyncIterable<Row[]>,
  cells: (row: Row) => readonly Value[],
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
