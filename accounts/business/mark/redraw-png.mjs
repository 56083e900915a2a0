import { PNG } from "pngjs";
import { checkProportions, Refused } from "./refused.mjs";

const LEAST = 32;
const MOST = 4096;
const MOST_PIXELS = 4_000_000;
/** The longer side of what is kept, in pixels; an icon's margin is an eighth of it. */
const SIDE = 512;

/** @typedef {{ width: number, height: number, data: Uint8Array }} Pixels */

/**
 * A PNG decoded, made smaller where it is large, and encoded anew: of the file nothing stays but its pixels.
 * Throws `Refused` for a broken file and for sizes without use, which are read before anything is unpacked.
 *
 * @param {Buffer} bytes
 */
export function redrawPng(bytes) {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") throw new Refused("broken");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST || width * height > MOST_PIXELS)
    throw new Refused("size");
  checkProportions(width, height);
  const picture = decode(bytes);
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const mark = resized(picture, Math.round(width * scale), Math.round(height * scale));
  return {
    type: "image/png",
    mark: encode(mark),
    icon: encode(onSquare(picture)),
    width: mark.width,
    height: mark.height,
  };
}

/**
 * @param {Buffer} bytes
 * @returns {Pixels}
 */
function decode(bytes) {
  try {
    return PNG.sync.read(bytes);
  } catch {
    throw new Refused("broken");
  }
}

/** @param {Pixels} pixels */
function encode({ width, height, data }) {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

/**
 * Each new pixel is the mean of those it covers; transparent ones lend it no colour.
 *
 * @param {Pixels} from
 * @param {number} width
 * @param {number} height
 * @returns {Pixels}
 */
function resized(from, width, height) {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [left, top] = [Math.floor((x * from.width) / width), Math.floor((y * from.height) / height)];
      const right = Math.max(left + 1, Math.floor(((x + 1) * from.width) / width));
      const bottom = Math.max(top + 1, Math.floor(((y + 1) * from.height) / height));
      data.set(meanOf(from, left, top, right, bottom), (y * width + x) * 4);
    }
  return { width, height, data };
}

/**
 * @param {Pixels} from
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
function meanOf({ width, data }, left, top, right, bottom) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const weight = data[at + 3] ?? 0;
      red += (data[at] ?? 0) * weight;
      green += (data[at + 1] ?? 0) * weight;
      blue += (data[at + 2] ?? 0) * weight;
      alpha += weight;
    }
  if (alpha === 0) return [0, 0, 0, 0];
  const covered = (right - left) * (bottom - top);
  return [red / alpha, green / alpha, blue / alpha, alpha / covered].map(Math.round);
}

/**
 * @param {Pixels} picture
 * @returns {Pixels}
 */
function onSquare(picture) {
  const room = SIDE - SIDE / 8;
  const scale = room / Math.max(picture.width, picture.height);
  const fitted = resized(picture, Math.round(picture.width * scale) || 1, Math.round(picture.height * scale) || 1);
  const [left, top] = [Math.floor((SIDE - fitted.width) / 2), Math.floor((SIDE - fitted.height) / 2)];
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let y = 0; y < fitted.height; y += 1)
    data.set(fitted.data.subarray(y * fitted.width * 4, (y + 1) * fitted.width * 4), ((top + y) * SIDE + left) * 4);
  return { width: SIDE, height: SIDE, data };
}
