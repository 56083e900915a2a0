export type CsvValue = string | number | boolean | Date | null;

// What spreadsheets take for a formula, full-width forms included, after characters that they skip.
const RISKY = /^[\s\0]*[=+\-@\t\r\0＝＋－＠]/;

/** One cell by RFC 4180. An apostrophe keeps spreadsheets from running a text as a formula. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  const inert = typeof value === "string" && RISKY.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(csvCell).join(",")}\r\n`;
