import { decodeText } from "./decode-text.mjs";
import { readCsv } from "./read-csv.mjs";
import { readJsonLines } from "./read-json-lines.mjs";
import { readXlsx } from "./read-xlsx.mjs";
import { MOST_COLUMNS, MOST_ROWS, Unreadable } from "./unreadable.mjs";

const LONGEST_CELL = 4_096;

/**
 * The header and the rows of a file, which is taken for what its first bytes say, whatever it is called. Throws
 * `Unreadable`.
 *
 * @param {Uint8Array} bytes
 */
export function readLines(bytes) {
  const [header, ...rows] = linesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!header?.cells.some((cell) => cell.trim() !== "")) throw new Unreadable("empty");
  if (header.cells.length > MOST_COLUMNS) throw new Unreadable("binary", header.line);
  if (rows.length > MOST_ROWS) throw new Unreadable("too_many_rows");
  const headers = header.cells.map((cell) => storable(cell).trim());
  while (headers.length > 1 && headers.at(-1) === "") headers.pop();
  return { headers, rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(storable) })) };
}

/** @param {Buffer} bytes */
function linesOf(bytes) {
  if (bytes.length === 0) throw new Unreadable("empty");
  const kind = bytes.toString("hex", 0, 4);
  if (kind === "504b0304") return readXlsx(bytes);
  if (kind === "d0cf11e0") throw new Unreadable("old_excel");
  const text = decodeText(bytes);
  return /^\uFEFF?\s*\{/.test(text) ? readJsonLines(text) : readCsv(text);
}

/**
 * What the database can keep of it. A cell that is longer than any field stays too long.
 *
 * @param {string} cell
 */
function storable(cell) {
  const short = cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell;
  return short.replaceAll("\0", "\u0001").replace(/\p{Cs}/gu, "\ufffd");
}
