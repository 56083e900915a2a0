import { parse } from "csv-parse/sync";
import { Unreadable } from "./unreadable.mjs";

const DELIMITERS = [",", ";", "\t", "|"];

/** @typedef {{ line: number, cells: string[] }} Line */

/**
 * The lines of a CSV text, the header among them. Quotes that are not closed make it `Unreadable`, with the line; of
 * formulas there is nothing but their text.
 *
 * @param {string} text
 * @returns {Line[]}
 */
export function readCsv(text) {
  const { delimiter, body, skipped } = delimiterOf(text);
  let read = 0;
  try {
    /** @type {unknown} */
    const parsed = parse(body, {
      delimiter,
      bom: true,
      info: true,
      on_record: (record, { lines }) => {
        read = lines;
        return record;
      },
      relax_column_count: true,
      // A nickname in quotes within a name is no mistake.
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
    const records = /** @type {{ record: string[], info: { lines: number } }[]} */ (parsed);
    return records.map(({ record, info }) => ({ line: skipped + info.lines - breaksIn(record), cells: record }));
  } catch {
    // The row after the last whole one is where the quote opens; the parser itself only knows where the file ends.
    throw new Unreadable("quotes", skipped + read + 1);
  }
}

/** @param {string[]} cells */
function breaksIn(cells) {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/**
 * What separates the columns: what Excel's own first line `sep=;` says, or the sign that the header has most of.
 *
 * @param {string} text
 */
function delimiterOf(text) {
  const named = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(text);
  if (named) return { delimiter: named[1] ?? ",", body: text.slice(named[0].length), skipped: 1 };
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0].replace(/"[^"]*"/g, "") ?? "";
  const counted = DELIMITERS.map((sign) => ({ sign, count: header.split(sign).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return { delimiter: most.sign, body: text, skipped: 0 };
}
