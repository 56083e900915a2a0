/**
 * A file that cannot be read: `code` says why, `line` where, if it is at one place.
 */
export class Unreadable extends Error {
  /**
   * @param {"empty" | "binary" | "old_excel" | "broken_excel" | "too_large" | "too_many_rows" | "quotes" | "json" | "not_an_object"} code
   * @param {number | null} [line]
   */
  constructor(code, line = null) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/** Of one file. */
export const MOST_ROWS = 200_000;
/** A header longer than this is no header. */
export const MOST_COLUMNS = 200;
