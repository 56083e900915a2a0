import { Unreadable } from "./unreadable.mjs";

/**
 * The text of a file: in the encoding that its byte order mark names, else in UTF-8, else in Windows-1252, of which
 * Latin-1 is a part. Throws `Unreadable` for what is no text.
 *
 * @param {Uint8Array} bytes
 */
export function decodeText(bytes) {
  const text = decode(bytes);
  const nul = text.indexOf("\0");
  if (nul >= 0) throw new Unreadable("binary", text.slice(0, nul).split("\n").length);
  return text;
}

/** What Windows-1252 has at 0x80 to 0x9f. Some releases of Node decode it as Latin-1. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return latin.replace(/[\x80-\x9f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80));
  }
}
