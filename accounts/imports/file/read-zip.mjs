import { inflateRawSync } from "node:zlib";
import { Unreadable } from "./unreadable.mjs";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 2_000;
/** Of all that is unpacked together: a small file that unpacks to more is a trap or not for us. */
const MOST_BYTES = 300 * 1024 * 1024;

/**
 * Opens a zip archive and returns what unpacks one of its files by name, as text, or null where there is none. Throws
 * `Unreadable` for a damaged archive and for one that unpacks to too much.
 *
 * @param {Buffer} zip
 */
export function readZip(zip, most = MOST_BYTES) {
  const entries = entriesOf(zip);
  let left = most;
  return (/** @type {string} */ name) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const bytes = unpack(zip, entry, left);
    left -= bytes.length;
    return bytes.toString("utf8");
  };
}

/** @typedef {{ method: number, packed: number, at: number }} Entry */

/** @param {Buffer} zip */
function entriesOf(zip) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || zip.readUInt32LE(end) !== END) throw new Unreadable("broken_excel");
    const count = Math.min(zip.readUInt16LE(end + 10), MOST_ENTRIES);
    let at = zip.readUInt32LE(end + 16);
    for (let index = 0; index < count && zip.readUInt32LE(at) === ENTRY; index += 1) {
      const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
      const entry = {
        method: zip.readUInt16LE(at + 10),
        packed: zip.readUInt32LE(at + 20),
        at: zip.readUInt32LE(at + 42),
      };
      entries.set(zip.toString("utf8", at + 46, at + 46 + Number(name)), entry);
      at += 46 + Number(name) + Number(extra) + Number(comment);
    }
  } catch {
    throw new Unreadable("broken_excel");
  }
  return entries;
}

/**
 * @param {Buffer} zip
 * @param {Entry} entry
 * @param {number} most
 */
function unpack(zip, { method, packed, at }, most) {
  if (most <= 0) throw new Unreadable("too_large");
  try {
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const bytes = zip.subarray(start, start + packed);
    if (method === 0) return bytes;
    return inflateRawSync(bytes, { maxOutputLength: most });
  } catch (thrown) {
    const tooLarge = thrown instanceof RangeError && "code" in thrown && thrown.code === "ERR_BUFFER_TOO_LARGE";
    throw new Unreadable(tooLarge ? "too_large" : "broken_excel");
  }
}
