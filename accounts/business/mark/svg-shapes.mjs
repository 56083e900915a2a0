import { Refused } from "./refused.mjs";

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:px|%)?$/i;
const numbers = /^[\d\s.,eE+%-]*$/;
const path = /^[MmZzLlHhVvCcSsQqTtAa\d\s.,eE+-]*$/;
const transform = /^(?:\s*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s.,eE+-]*\)[\s,]*)*$/;
const paint =
  /^(?:none|currentColor|transparent|#[\da-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s.,%/]+\)|url\(["']?#[\w.-]{1,60}["']?\))$/i;
const word = /^[A-Za-z-]{1,24}$/;
const name = /^[A-Za-z_][\w.-]{0,59}$/;

/** What an attribute's value may look like, by its name. */
const VALUES = /** @type {Record<string, RegExp>} */ ({
  ...Object.fromEntries(
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy width height offset".split(" ").map((key) => [key, number]),
  ),
  ...Object.fromEntries(
    "opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-miterlimit stroke-dashoffset"
      .split(" ")
      .map((key) => [key, number]),
  ),
  ...Object.fromEntries(
    "fill-rule clip-rule stroke-linecap stroke-linejoin gradientUnits spreadMethod"
      .split(" ")
      .map((key) => [key, word]),
  ),
  ...Object.fromEntries("fill stroke stop-color color".split(" ").map((key) => [key, paint])),
  ...{ d: path, points: numbers, viewBox: numbers, "stroke-dasharray": /^(?:none|[\d\s.,eE+%-]+)$/ },
  ...{ transform, gradientTransform: transform, id: name },
});

/** The elements that draw, and those that hold them or colour them. */
export const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
export const HOLDERS = new Set(["svg", "g", "defs", "linearGradient", "radialGradient", "stop"]);
/** Text about the picture, which is not drawn. */
export const UNSEEN = new Set(["title", "desc", "metadata"]);

/**
 * The attributes of one element that are shapes and colours. What runs or loads something is refused by its name, and so
 * is a value of a known attribute that is no number, colour or shape; attributes that draw nothing are left out.
 *
 * @param {[name: string, value: string][]} written
 * @returns {Map<string, string>}
 */
export function drawnAttributes(written) {
  const kept = new Map();
  for (const [key, value] of written) {
    if (/^on/i.test(key) || /(^|:)href$/i.test(key) || /^(?:clip-path|mask|filter)$/.test(key))
      throw new Refused("feature", key);
    if (key === "style") for (const [property, set] of declarations(value)) keep(kept, property, set);
    else keep(kept, key, value);
  }
  return kept;
}

/**
 * @param {Map<string, string>} kept
 * @param {string} key
 * @param {string} value
 */
function keep(kept, key, value) {
  const rule = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined;
  if (!rule) {
    // An unknown property may load something all the same.
    if (/url\s*\(|expression|@import/i.test(value)) throw new Refused("feature", key);
    return;
  }
  const trimmed = value.trim();
  if (!rule.test(trimmed)) throw new Refused("feature", key);
  kept.set(key, trimmed);
}

/**
 * @param {string} style
 * @returns {[property: string, value: string][]}
 */
function declarations(style) {
  return style
    .split(";")
    .filter((declaration) => declaration.includes(":"))
    .map((declaration) => {
      const colon = declaration.indexOf(":");
      return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
    });
}
