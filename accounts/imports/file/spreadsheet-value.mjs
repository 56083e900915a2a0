const DAY_MILLISECONDS = 86_400_000;
/** Day 0 of either of Excel's calendars. The older one knows a 29 February 1900, so it is right from March on. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** Excel's own formats for days and times, by number. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/**
 * Whether numbers in this format are days. Colours, conditions and quoted text are no part of it.
 *
 * @param {number} id
 * @param {string} code
 */
export function isDateFormat(id, code) {
  if (BUILT_IN_DATES.has(id)) return true;
  return /[dmyh]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\.|general/gi, ""));
}

/**
 * A day or an instant as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`; null for a number that is no day.
 *
 * @param {number} serial
 * @param {{ from1904?: boolean }} [calendar]
 */
export function dayOfSerial(serial, { from1904 = false } = {}) {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const milliseconds = Math.round(serial * 86_400) * 1000;
  const instant = new Date(EPOCHS[from1904 ? 1904 : 1900] + milliseconds).toISOString();
  return milliseconds % DAY_MILLISECONDS === 0 ? instant.slice(0, 10) : instant.slice(0, 19).replace("T", " ");
}

/**
 * A number as it was typed: without an exponent, and with the zeros in front that a format like `00000000` shows.
 *
 * @param {string} written
 * @param {string} code
 */
export function plainNumber(written, code) {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const plain = Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  const width = /^0+$/.exec(code)?.[0].length ?? 0;
  return /^\d+$/.test(plain) ? plain.padStart(width, "0") : plain;
}
