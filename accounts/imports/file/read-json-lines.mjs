import { Unreadable } from "./unreadable.mjs";

/** What a cell holds that is an object or a list: no field takes it. */
const NESTED = "\u0001";

/**
 * The lines of a JSON Lines text under a header of every member that occurs. A line that is no JSON object makes the whole
 * `Unreadable`.
 *
 * @param {string} text
 * @returns {import("./read-csv.mjs").Line[]}
 */
export function readJsonLines(text) {
  const objects = text.split(/\r\n|\n/).flatMap((written, index) => {
    if (written.trim() === "") return [];
    return [{ line: index + 1, object: objectOf(written, index + 1) }];
  });
  const names = [...new Set(objects.flatMap(({ object }) => Object.keys(object)))];
  const rows = objects.map(({ line, object }) => ({ line, cells: names.map((name) => cellOf(object[name])) }));
  return [{ line: 1, cells: names }, ...rows];
}

/**
 * @param {string} written
 * @param {number} line
 * @returns {Record<string, unknown>}
 */
function objectOf(written, line) {
  let value;
  try {
    value = JSON.parse(written);
  } catch {
    throw new Unreadable("json", line);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unreadable("not_an_object", line);
  return value;
}

/** @param {unknown} value */
function cellOf(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? NESTED : String(value);
}
