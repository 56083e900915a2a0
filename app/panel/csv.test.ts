import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvLine } from "@/runtime/csv-line";
import { csvResponse } from "./csv";

/** A strict RFC 4180 reader. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let row: string[] = []; cell.lastIndex < text.length; ) {
    const match = cell.exec(text);
    if (!match) throw new Error(`not RFC 4180: ${JSON.stringify(text)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push(row.splice(0));
  }
  return rows;
}

const inert = (text: string) => parse(`${csvCell(text)}\r\n`)[0]?.[0];

test.each([
  '=HYPERLINK("http://evil.example","ver")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\tdato",
  "\rdato",
  "\u0000=1",
  " =1+1",
  "\n=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
])("a cell that begins like a formula is plain text: %j", (text) => {
  expect(inert(text)).toBe(`'${text}`);
  expect(csvCell(text)).toMatch(/^"'/);
});

test("ordinary text, numbers, days and nothing stay as they are", () => {
  expect(csvLine(["José O'Brien", "a, b", 'dice "sí"', 7, -7, true, null, "1990-01-01"])).toBe(
    'José O\'Brien,"a, b","dice ""sí""",7,-7,true,,1990-01-01\r\n',
  );
});

test("every text is read back by RFC 4180, at most with a leading apostrophe [DAT-01]", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const [read] = parse(csvLine(cells));
      expect(read?.map((text, index) => (text === cells[index] ? text : text.slice(1)))).toEqual(cells);
    }),
  );
});

test("a file is sent in batches, with backpressure", async () => {
  let made = 0;
  let ended = false;
  async function* batches() {
    try {
      for (;;) yield [++made];
    } finally {
      ended = true;
    }
  }
  const { body } = csvResponse("prueba", ["n"], batches(), (row) => [row]);
  const reader = body?.getReader();
  await reader?.read();
  await reader?.read();
  expect(made).toBeLessThan(5);
  await reader?.cancel();
  expect(ended).toBe(true);
});
