import { Parser } from "saxen";
import { readZip } from "./read-zip.mjs";
import { dayOfSerial, isDateFormat, plainNumber } from "./spreadsheet-value.mjs";
import { MOST_COLUMNS, MOST_ROWS, Unreadable } from "./unreadable.mjs";

/**
 * The lines of a workbook's first sheet, every cell as text: days as `YYYY-MM-DD`, numbers as they were typed. A formula
 * is not worked out: its cell is what Excel kept as its result. Throws `Unreadable`.
 *
 * @param {Buffer} bytes
 * @returns {import("./read-csv.mjs").Line[]}
 */
export function readXlsx(bytes) {
  const file = readZip(bytes);
  const workbook = file("xl/workbook.xml");
  if (workbook === null) throw new Unreadable("broken_excel");
  const { path, from1904 } = firstSheet(workbook, file("xl/_rels/workbook.xml.rels") ?? "");
  const sheet = file(path);
  if (sheet === null) throw new Unreadable("broken_excel");
  const strings = sharedStrings(file("xl/sharedStrings.xml") ?? "");
  const formats = formatsOf(file("xl/styles.xml") ?? "");
  return linesOf(sheet, (cell) => textOf(cell, { strings, formats, from1904 })).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ""),
  );
}

/** @typedef {Record<string, string>} Attributes */

/**
 * Calls back for every element, without its prefix, and for its text.
 *
 * @param {string} xml
 * @param {{ open?: (name: string, attributes: () => Attributes) => void, close?: (name: string) => void, text?: (text: string) => void }} calls
 */
function walk(xml, { open, close, text }) {
  // A part that the workbook does without.
  if (xml === "") return;
  const bare = (/** @type {string} */ name) => name.slice(name.indexOf(":") + 1);
  const parser = new Parser();
  parser.on("openTag", (name, attributes) => open?.(bare(name), attributes));
  parser.on("closeTag", (name) => close?.(bare(name)));
  parser.on("text", (value, decode) => text?.(decode(value)));
  parser.on("cdata", (value) => text?.(value));
  parser.on("error", () => {
    throw new Unreadable("broken_excel");
  });
  parser.parse(xml);
}

/**
 * @param {string} workbook
 * @param {string} relations
 */
function firstSheet(workbook, relations) {
  let [id, path, from1904] = ["", "xl/worksheets/sheet1.xml", false];
  walk(workbook, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes().date1904 ?? "");
      if (name === "sheet" && id === "")
        id = Object.entries(attributes()).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
    },
  });
  walk(relations, {
    open: (name, attributes) => {
      const { Id, Target = "" } = attributes();
      if (name === "Relationship" && Id === id) path = Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`;
    },
  });
  return { path, from1904 };
}

/** @param {string} xml */
function sharedStrings(xml) {
  /** @type {string[]} */
  const strings = [];
  let [current, within, phonetic] = ["", false, false];
  walk(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") phonetic = true;
      within = name === "t";
    },
    text: (text) => {
      if (within && !phonetic) current += text;
    },
    close: (name) => {
      within = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(current);
    },
  });
  return strings;
}

/**
 * The number format of each cell style.
 *
 * @param {string} xml
 */
function formatsOf(xml) {
  /** @type {Map<number, string>} */
  const codes = new Map();
  /** @type {number[]} */
  const styles = [];
  let within = false;
  walk(xml, {
    open: (name, attributes) => {
      if (name === "cellXfs") within = true;
      if (name === "numFmt") codes.set(Number(attributes().numFmtId), attributes().formatCode ?? "");
      if (name === "xf" && within) styles.push(Number(attributes().numFmtId ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") within = false;
    },
  });
  return styles.map((id) => ({ code: codes.get(id) ?? "", date: isDateFormat(id, codes.get(id) ?? "") }));
}

/** @typedef {{ type: string, style: number, value: string, formula: boolean }} Cell */

/**
 * @param {string} xml
 * @param {(cell: Cell) => string} read
 */
function linesOf(xml, read) {
  /** @type {import("./read-csv.mjs").Line[]} */
  const lines = [];
  let [line, column, within, phonetic] = [0, 0, false, false];
  /** @type {Cell} */
  let cell = { type: "", style: 0, value: "", formula: false };
  walk(xml, {
    open: (name, attributes) => {
      if (name === "row") {
        line = Number(attributes().r ?? line + 1);
        column = 0;
        if (lines.push({ line, cells: [] }) > MOST_ROWS + 1) throw new Unreadable("too_many_rows");
      } else if (name === "c") {
        const { r, t = "n", s = "0" } = attributes();
        column = r ? columnOf(r) : column + 1;
        if (column > MOST_COLUMNS) throw new Unreadable("broken_excel", line);
        cell = { type: t, style: Number(s), value: "", formula: false };
      } else if (name === "rPh") phonetic = true;
      else if (name === "f") cell.formula = true;
      within = name === "v" || name === "t";
    },
    text: (text) => {
      if (within && !phonetic) cell.value += text;
    },
    close: (name) => {
      within = false;
      if (name === "rPh") phonetic = false;
      const cells = lines.at(-1)?.cells;
      if (name !== "c" || !cells || column < 1) return;
      while (cells.length < column) cells.push("");
      cells[column - 1] = read(cell);
    },
  });
  return lines;
}

/**
 * The column of `AB12`, from 1.
 *
 * @param {string} reference
 */
function columnOf(reference) {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * @param {Cell} cell
 * @param {{ strings: string[], formats: { code: string, date: boolean }[], from1904: boolean }} book
 */
function textOf({ type, style, value, formula }, { strings, formats, from1904 }) {
  const format = formats[style];
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "true" : "false";
  // A formula that failed or has no result: to be refused as what it is.
  if (type === "e" || (formula && value === "")) return `=${value}`;
  if (type !== "n" || value === "") return value;
  return (format?.date && dayOfSerial(Number(value), { from1904 })) || plainNumber(value, format?.code ?? "");
}
