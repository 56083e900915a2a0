import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { redrawMark } from "./redraw-mark";

const SHAPE = '<path d="M4 28 14.5 4 25 28" fill="#0b5d51"/>';
const svg = (inside: string, root = 'viewBox="0 0 32 32"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}>${inside}</svg>`;
const drawn = (text: string) => redrawMark(Buffer.from(text));

function png(width: number, height: number): Buffer {
  const picture = new PNG({ width, height });
  picture.data.fill(200);
  return PNG.sync.write(picture);
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${svg("<text>&b;</text>")}`;

test.each([
  ["script", svg(`${SHAPE}<script>alert(1)</script>`), "script"],
  ["a script in another case", svg(`${SHAPE}<SCRIPT>alert(1)</SCRIPT>`), "SCRIPT"],
  ["foreignObject", svg(`${SHAPE}<foreignObject><body onload="alert(1)"/></foreignObject>`), "foreignObject"],
  ["an event", svg(`<path d="M0 0h9" onclick="alert(1)"/>`), "onclick"],
  ["an event of the root", svg(SHAPE, 'viewBox="0 0 9 9" onload="alert(1)"'), "onload"],
  ["an outside picture", svg(`${SHAPE}<image href="https://evil.example/x.png"/>`), "image"],
  ["a reference", svg(`${SHAPE}<use xlink:href="#a"/>`), "use"],
  ["an address in a link", svg(`<a href="javascript:alert(1)">${SHAPE}</a>`), "a"],
  ["an inherited gradient elsewhere", svg(`<linearGradient xlink:href="//evil.example/#a"/>${SHAPE}`), "xlink:href"],
  ["a style sheet", svg(`<style>@import "//evil.example"</style>${SHAPE}`), "style"],
  ["an address in a colour", svg('<path d="M0 0h9" fill="url(https://evil.example/#a)"/>'), "fill"],
  ["an address in a style", svg('<path d="M0 0h9" style="fill:red;background:url(//evil.example)"/>'), "background"],
  ["an animation", svg(`<path d="M0 0h9"><set attributeName="onload" to="alert(1)"/></path>`), "set"],
  ["entities", LAUGHS, "ENTITY"],
  ["an outside entity", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("&x;")}`, "ENTITY"],
  ["a processing instruction", svg(`<?xml-stylesheet href="//evil.example"?>${SHAPE}`), "<?"],
  ["a filter", svg('<path d="M0 0h9" filter="url(#a)"/>'), "filter"],
  ["a mask that is no number", svg('<path d="M0 0h9" stroke-width="expression(alert(1))"/>'), "stroke-width"],
])("an SVG with %s is refused by its name", async (_, text, detail) => {
  expect(await drawn(text)).toEqual({ code: "mark_refused", because: "feature", detail });
});

test.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["a GIF", Buffer.from("GIF89a.............................."), "kind"],
  ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "kind"],
  ["an SVG that is not closed", Buffer.from(svg(SHAPE).slice(0, -6)), "broken"],
  ["an SVG without shapes", Buffer.from(svg("<title>nada</title>")), "broken"],
  ["an SVG within an SVG's attribute", Buffer.from(svg('<path d="M0 0" fill="red" x=<script>/>')), "broken"],
  ["an SVG without measures", Buffer.from(svg(SHAPE, "")), "size"],
  ["an SVG without end", Buffer.from(svg(SHAPE, 'viewBox="0 0 1e999 9"')), "size"],
  ["a ribbon", Buffer.from(svg(SHAPE, 'viewBox="0 0 900 9"')), "proportions"],
  ["a deep one", Buffer.from(svg("<g>".repeat(4000) + "</g>".repeat(4000))), "too_large"],
  ["many shapes", Buffer.from(svg("<path/>".repeat(2000))), "too_large"],
  ["a large file", Buffer.alloc(201 * 1024, " "), "too_large"],
  ["a PNG cut short", png(64, 64).subarray(0, 60), "broken"],
  ["a tiny PNG", png(8, 8), "size"],
  ["a PNG ribbon", png(700, 40), "proportions"],
  ["a PNG bomb", pngBomb(60_000, 60_000), "size"],
  ["a PNG with more pixels than it says", pngBomb(64, 64), null],
])("%s is answered with a sentence's code and harms nobody", async (_, bytes, because) => {
  const answer = await redrawMark(bytes);
  if (because !== null) expect(answer).toEqual({ code: "mark_refused", because, detail: null });
  // Its header decides: what else is packed in it is read no further.
  else if ("code" in answer) expect(answer).toMatchObject({ because: "broken" });
  else expect([answer.width, answer.height]).toEqual([64, 64]);
});

/** 50 MB of zeroes in 50 kB, behind a header of one's choice. */
function pngBomb(width: number, height: number): Buffer {
  const bomb = png(64, 64);
  bomb.writeUInt32BE(width, 16);
  bomb.writeUInt32BE(height, 20);
  const data = deflateSync(Buffer.alloc(50_000_000));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([bomb.subarray(0, 33), length, Buffer.from("IDAT"), data, Buffer.alloc(4), bomb.subarray(33)]);
}

test("an SVG is written anew: shapes and colours stay, and nothing else of the file", async () => {
  const gradient = '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>';
  const noted = '<metadata><secret/></metadata><inkscape:page foo="1"/><!-- de Ana --><title>Logo de Ana</title>';
  const answer = await drawn(
    `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` +
      svg(
        `${noted}${gradient}<g data-name="capa" style="stroke:none"><path class="a" d="M0 0H64V32z" fill="url(#g)"/></g>`,
        'viewBox="0 0 64 32"',
      ),
  );
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  expect(answer).toMatchObject({ type: "image/svg+xml", width: 512, height: 256 });
  expect(Buffer.from(answer.mark).toString()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32" width="512" height="256">' +
      '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>' +
      '<g stroke="none"><path d="M0 0H64V32z" fill="url(#g)"/></g></svg>\n',
  );
  expect(Buffer.from(answer.icon).toString()).toContain('width="512" height="512"');
});

test("a PNG is encoded anew, smaller where it is large, without its notes", async () => {
  const large = png(1024, 512);
  const note = Buffer.concat([Buffer.from([0, 0, 0, 12]), Buffer.from("tEXtAutor\0Ana R."), Buffer.alloc(4)]);
  const noted = Buffer.concat([large.subarray(0, 33), note, large.subarray(33)]);
  for (const bytes of [large, noted]) {
    const answer = await redrawMark(bytes);
    if ("code" in answer) {
      expect(bytes).toBe(noted);
      continue;
    }
    expect(answer).toMatchObject({ type: "image/png", width: 512, height: 256 });
    expect(Buffer.from(answer.mark).includes("Ana")).toBe(false);
    const icon = PNG.sync.read(Buffer.from(answer.icon));
    expect([icon.width, icon.height, icon.data[3], icon.data[(256 * 512 + 256) * 4]]).toEqual([512, 512, 0, 200]);
  }
});
