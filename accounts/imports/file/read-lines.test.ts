import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLines } from "./read-lines.mjs";
import { readZip } from "./read-zip.mjs";

const workbook = readFileSync("accounts/imports/golden/people.xlsx");
const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const cellsOf = (file: Buffer) => {
  const { headers, rows } = readLines(file);
  return [headers, ...rows.map(({ cells }) => cells)];
};

function why(file: Buffer) {
  try {
    readLines(file);
  } catch (thrown) {
    const { code, line } = thrown as { code: string; line: number | null };
    return [code, line];
  }
  return null;
}

const ANA = [
  ["email", "nombre"],
  ["ana@example.com", "Ana Ñáñez"],
];

test.each<[string, Buffer]>([
  ["UTF-8", bytes("email,nombre\nana@example.com,Ana Ñáñez\n")],
  ["a byte order mark", bytes("\uFEFFemail,nombre\r\nana@example.com,Ana Ñáñez")],
  ["Latin-1 and semicolons", bytes("email;nombre\r\nana@example.com;Ana Ñáñez\r\n", "latin1")],
  ["tabs", bytes("email\tnombre\nana@example.com\tAna Ñáñez\n")],
  [
    "UTF-16, as Excel's «Unicode text»",
    Buffer.concat([Buffer.from([0xff, 0xfe]), bytes("email\tnombre\nana@example.com\tAna Ñáñez\n", "utf16le")]),
  ],
  ["Excel's own first line", bytes("sep=;\nemail;nombre\nana@example.com;Ana Ñáñez\n")],
  ["quotes", bytes('email,"nombre"\n"ana@example.com","Ana Ñáñez"\n\n')],
  ["JSON Lines", bytes('{"email":"ana@example.com","nombre":"Ana Ñáñez"}\n')],
])("a file with %s is read", (_, file) => expect(cellsOf(file)).toEqual(ANA));

test("Windows-1252's signs are not taken for Latin-1's control characters", () => {
  expect(cellsOf(Buffer.concat([bytes("nombre\n"), Buffer.from([0x80, 0x9c, 0xd1])]))).toEqual([["nombre"], ["€œÑ"]]);
});

test("every row knows its line, also after line breaks within quotes and empty lines", () => {
  const { rows } = readLines(bytes('a,b\n1,"x\ny"\n\n2,Juan "Pepe" P\n3,z'));
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 6]);
  expect(rows[1]?.cells[1]).toBe('Juan "Pepe" P');
});

test("digits stay as they are in CSV, and numbers in JSON become digits", () => {
  expect(cellsOf(bytes("documento\n0012345\n"))[1]).toEqual(["0012345"]);
  expect(cellsOf(bytes('{"id":7,"ok":true,"no":null,"in":{"a":1}}'))[1]).toEqual(["7", "true", "", "\u0001"]);
});

test("a workbook's days, leading zeros, long numbers and formulas are read as they were meant", () => {
  const [headers, ana, luis] = cellsOf(workbook);
  expect(headers).toHaveLength(8);
  const day = "2019-05-06 10:30:00";
  expect(ana).toEqual([
    "ana@example.com",
    "Ana Ñáñez",
    "71234567",
    "1990-03-05",
    "01234567",
    "true",
    day,
    "Uno & <dos>",
  ]);
  // The formula has no result: it stays something to be refused.
  expect(luis).toEqual(["luis@example.com", "Luis", "59171234567890", "33000", "00123", "false", "", "="]);
  expect(readLines(workbook).rows.map(({ line }) => line)).toEqual([2, 4]);
});

test.each<[string, Buffer, (string | number | null)[]]>([
  ["nothing", bytes(""), ["empty", null]],
  ["a quote that never closes", bytes('a,b\n1,2\n2,"abc\n3,4\n'), ["quotes", 3]],
  ["JSON that breaks off", bytes('{"a":1}\n\n{"a":'), ["json", 3]],
  ["JSON that is no object", bytes('{"a":1}\n[1]\n'), ["not_an_object", 2]],
  ["bytes that are no text", Buffer.concat([bytes("a,b\n1,"), Buffer.from([0, 1, 2])]), ["binary", 2]],
  ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), ["old_excel", null]],
  ["a workbook that was cut off", workbook.subarray(0, 3_000), ["broken_excel", null]],
])("%s is refused whole, with the line where there is one", (_, file, refused) => expect(why(file)).toEqual(refused));

test("an archive that unpacks to more than its bounds is refused before it fills the memory", () => {
  const unpack = readZip(workbook, 1_000);
  expect(() => unpack("xl/theme/theme1.xml")).toThrow("too_large");
});
