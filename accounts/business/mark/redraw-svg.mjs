import { checkProportions, Refused } from "./refused.mjs";
import { drawnAttributes, HOLDERS, SHAPES, UNSEEN } from "./svg-shapes.mjs";

const MOST_BYTES = 64 * 1024;
const MOST_ELEMENTS = 1500;
const DEEPEST = 32;
const SIDE = 512;

const TOKEN = /<!--[\s\S]*?-->|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|[^<]+|</g;
const ATTRIBUTE = /\s*([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/**
 * An SVG written anew from its shapes and colours alone. Throws `Refused`, naming the element or attribute, for whatever
 * runs, loads or repeats something; titles and what drawing programs note down are left out.
 *
 * @param {Buffer} bytes
 */
export function redrawSvg(bytes) {
  if (bytes.length > MOST_BYTES) throw new Refused("too_large");
  const { attributes, drawing } = read(withoutPrologue(decode(bytes)));
  const { left, top, width, height } = viewOf(attributes);
  checkProportions(width, height);
  const scale = SIDE / Math.max(width, height);
  const looks = [...attributes].filter(([key]) => !/^(?:x|y|width|height|viewBox|id|transform)$/.test(key));
  const svg = (/** @type {number[]} */ view, /** @type {number} */ wide, /** @type {number} */ high) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.join(" ")}" width="${wide}" height="${high}"${written(looks)}>${drawing}</svg>\n`,
    );
  const side = (Math.max(width, height) * 8) / 7;
  const [markWidth, markHeight] = [Math.round(width * scale), Math.round(height * scale)];
  return {
    type: "image/svg+xml",
    mark: svg([left, top, width, height], markWidth, markHeight),
    icon: svg([left - (side - width) / 2, top - (side - height) / 2, side, side], SIDE, SIDE),
    width: markWidth,
    height: markHeight,
  };
}

/** @param {Buffer} bytes */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("broken");
  }
}

/** @param {string} text */
function withoutPrologue(text) {
  if (/<!ENTITY/i.test(text) || /<!DOCTYPE[^>]*\[/i.test(text)) throw new Refused("feature", "ENTITY");
  const body = text.replace(/^\s*<\?xml[^<>]*\?>/i, "").replace(/<!DOCTYPE[^<>[\]]*>/i, "");
  if (/<\?/.test(body)) throw new Refused("feature", "<?");
  if (/<!\[CDATA\[/.test(body)) throw new Refused("feature", "CDATA");
  return body;
}

/**
 * @param {string} text
 * @returns {{ attributes: Map<string, string>, drawing: string }}
 */
function read(text) {
  /** @type {string[]} */
  const open = [];
  let [elements, shapes, unseen] = [0, 0, 0];
  let drawing = "";
  /** @type {Map<string, string> | null} */
  let root = null;
  for (const [token, closed, opened, inside = ""] of text.matchAll(TOKEN)) {
    if (token === "<") throw new Refused("broken");
    if (closed !== undefined) {
      if (open.pop() !== closed) throw new Refused("broken");
      if (unseen > 0) unseen -= 1;
      else if (open.length > 0) drawing += `</${closed}>`;
      continue;
    }
    if (opened === undefined) continue;
    elements += 1;
    if (elements > MOST_ELEMENTS || open.length >= DEEPEST) throw new Refused("too_large");
    const alone = inside.endsWith("/");
    const skipped = unseen > 0 || UNSEEN.has(opened) || opened.includes(":");
    if (!skipped) {
      const known = SHAPES.has(opened) || (HOLDERS.has(opened) && (opened === "svg") === (open.length === 0));
      if (!known || (open.length === 0 && root)) throw new Refused("feature", opened);
      const attributes = drawnAttributes(attributesOf(alone ? inside.slice(0, -1) : inside));
      if (SHAPES.has(opened)) shapes += 1;
      if (open.length === 0) root = attributes;
      else drawing += `<${opened}${written([...attributes])}${alone ? "/" : ""}>`;
    }
    if (alone) continue;
    open.push(opened);
    if (skipped) unseen += 1;
  }
  if (open.length > 0 || !root || shapes === 0) throw new Refused("broken");
  return { attributes: root, drawing };
}

/**
 * @param {string} inside
 * @returns {[string, string][]}
 */
function attributesOf(inside) {
  /** @type {[string, string][]} */
  const found = [];
  let at = 0;
  while (inside.slice(at).trim() !== "") {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(inside);
    if (!match) throw new Refused("broken");
    found.push([match[1] ?? "", match[2] ?? match[3] ?? ""]);
    at = ATTRIBUTE.lastIndex;
  }
  return found;
}

/** @param {[string, string][]} attributes */
const written = (attributes) => attributes.map(([key, value]) => ` ${key}="${value.replaceAll('"', "'")}"`).join("");

/** @param {Map<string, string>} attributes */
function viewOf(attributes) {
  const viewBox = attributes.get("viewBox");
  const given = viewBox
    ? viewBox.split(/[\s,]+/).map(Number)
    : [0, 0, ...["width", "height"].map((key) => Number.parseFloat(attributes.get(key) ?? ""))];
  const [left = 0, top = 0, width = 0, height = 0] = given;
  if (given.length !== 4 || !given.every(Number.isFinite) || !(width > 0 && height > 0)) throw new Refused("size");
  return { left, top, width, height };
}
