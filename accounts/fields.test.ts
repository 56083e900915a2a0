import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import * as field from "./fields";

/** The rule's output for a value, or the code of its refusal. */
function read(rule: z.ZodType, value: unknown): unknown {
  const parsed = z.object({ it: rule }).safeParse(value === undefined ? {} : { it: value });
  if (parsed.success) return parsed.data.it;
  const issues = field.fieldIssues(parsed.error);
  expect(issues.map((issue) => issue.field)).toEqual(["it"]);
  return { refused: issues[0]?.code };
}
const refused = (code: field.FieldCode) => ({ refused: code });

const TEXTS = {
  givenNames: { rule: field.givenNames, max: 150 },
  surnames: { rule: field.surnames, max: 150 },
  phone: { rule: field.phone, max: 20 },
  address: { rule: field.address, max: 255 },
  nationality: { rule: field.nationality, max: 150 },
  documentType: { rule: field.documentType, max: 30 },
  documentNumber: { rule: field.documentNumber, max: 30 },
  jobTitle: { rule: field.jobTitle, max: 80 },
};

describe.each(Object.entries(TEXTS))("%s", (_, { rule, max }) => {
  test("takes its maximum of code points, and not one more [REG-13]", () => {
    expect(read(rule, "ñ".repeat(max))).toBe("ñ".repeat(max));
    expect(read(rule, "𝒂".repeat(max))).toBe("𝒂".repeat(max)); // two UTF-16 units each
    expect(read(rule, "ñ".repeat(max + 1))).toEqual(refused("too_long"));
    expect(read(rule, "𝒂".repeat(max + 1))).toEqual(refused("too_long"));
  });

  test("counts characters after NFC, without the spaces around them", () => {
    expect(read(rule, ` ${"n\u0303".repeat(max)}\u00a0`)).toBe("ñ".repeat(max));
  });

  test("tells absent, null and blank apart", () => {
    expect(read(rule, undefined)).toEqual(refused("missing"));
    expect(read(rule, null)).toEqual(refused("null"));
    for (const blank of ["", " ", "\t\n", "\u00a0\u3000", "\ufeff"])
      expect(read(rule, blank)).toEqual(refused("blank"));
  });

  test("takes a number as its digits when it is exactly representable", () => {
    expect(read(rule, 0)).toBe("0");
    expect(read(rule, 71111111)).toBe("71111111");
    expect(read(rule, Number.MAX_SAFE_INTEGER)).toBe("9007199254740991");
    for (const number of [-1, 1.5, 2 ** 53, 1e21, Number.POSITIVE_INFINITY, Number.NaN])
      expect(read(rule, number)).toEqual(refused("type"));
  });

  test("refuses booleans, lists and objects", () => {
    for (const value of [true, false, [], ["a"], {}, { toString: () => "a" }])
      expect(read(rule, value)).toEqual(refused("type"));
  });

  test("refuses characters that hide, reorder or break [REG-10]", () => {
    expect(read(rule, "a\u0000b")).toEqual(refused("nul"));
    const controls = ["\u0007", "\u001b", "\u007f", "\u0085", "\n", "\r", "\t", "\u2028", "\u2029"];
    const bidi = ["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"];
    const isolates = ["\u2066", "\u2067", "\u2068", "\u2069"];
    const broken = ["\ud800", "\udfff", "\udc00\ud800", "\ufffe", "\uffff"];
    for (const character of [...controls, ...bidi, ...isolates, ...broken])
      expect([character, read(rule, `a${character}b`)]).toEqual([character, refused("characters")]);
  });

  test("refuses text without a visible character [REG-10]", () => {
    for (const nothing of [
      "\u200b",
      "\u200d\u200c",
      "\u2060",
      "\u00ad",
      "\u3164",
      "\uffa0",
      "\u115f\u1160",
      "\u2800",
      "\u0301",
      "\ufe0f",
    ])
      expect([nothing, read(rule, nothing)]).toEqual([nothing, refused("characters")]);
  });
});

test("names from many languages pass unchanged [REG-10]", () => {
  for (const name of ["José Ñáñez O’Brien-d'Ávila", "X", "李", "Мария", "محمد", "Ana 👩‍👧", "Peña y Peña, S.A. (2)"])
    expect(read(field.givenNames, name)).toBe(name);
});

test("a document number has something besides spaces, dots and hyphens", () => {
  for (const number of ["-", ". .", "- –"]) expect(read(field.documentNumber, number)).toEqual(refused("characters"));
  expect(read(field.documentNumber, "1.234-K")).toBe("1.234-K");
});

describe("a password", () => {
  const rule = field.password(6);

  test("has between its minimum and 256 code points [PW-01]", () => {
    expect(read(rule, "12345")).toEqual(refused("too_short"));
    expect(read(rule, "😀😀😀😀😀")).toEqual(refused("too_short"));
    for (const password of ["123456", "😀".repeat(6), "😀".repeat(256)]) expect(read(rule, password)).toBe(password);
    expect(read(rule, "a".repeat(257))).toEqual(refused("too_long"));
  });

  test("is never trimmed nor composed", () => {
    for (const password of ["  abc ", "      ", "n\u0303n\u0303n\u0303"]) expect(read(rule, password)).toBe(password);
  });

  test("is missing, null or blank exactly for undefined, null and the empty string", () => {
    expect([read(rule, undefined), read(rule, null), read(rule, "")]).toEqual(
      ["missing", "null", "blank"].map((code) => ({ refused: code })),
    );
  });

  test("refuses NUL, controls and lone surrogates, and takes digits [REG-14, H05]", () => {
    expect(read(rule, "abc\u0000def")).toEqual(refused("nul"));
    expect(read(rule, "abc\u0008def")).toEqual(refused("characters"));
    expect(read(rule, "abc\ud800def")).toEqual(refused("characters"));
    expect(read(rule, 123456)).toBe("123456");
    expect(read(rule, {})).toEqual(refused("type"));
  });
});

describe("a birth date", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2024-03-01T12:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  test("is a real day from 1900 to today, kept as it is [REG-11]", () => {
    for (const day of ["1900-01-01", "1990-12-31", "2000-02-29", "2024-02-29", "2024-03-01"])
      expect(read(field.birthDate, day)).toBe(day);
  });

  test("refuses days that do not exist, before 1900 or after today [REG-11]", () => {
    for (const day of ["2023-02-29", "1900-02-29", "1990-04-31", "1990-00-10", "1990-13-01", "1990-01-00"])
      expect([day, read(field.birthDate, day)]).toEqual([day, refused("date")]);
    for (const day of ["1899-12-31", "0000-01-01", "2024-03-02", "9999-12-31"])
      expect([day, read(field.birthDate, day)]).toEqual([day, refused("date")]);
  });

  test("takes YYYY-MM-DD and no other format [REG-11]", () => {
    const others = [
      "1990-1-1",
      "01/01/1990",
      "1990-01-01T00:00:00Z",
      "19900101",
      "+1990-01-01",
      "-1990-01-01",
      "１９９０-01-01",
      "hoy",
    ];
    for (const day of others) expect([day, read(field.birthDate, day)]).toEqual([day, refused("date")]);
    for (const value of [19900101, true, [], {}]) expect(read(field.birthDate, value)).toEqual(refused("date"));
    expect([read(field.birthDate, undefined), read(field.birthDate, null), read(field.birthDate, " ")]).toEqual([
      refused("missing"),
      refused("null"),
      refused("blank"),
    ]);
  });
});

describe("a choice", () => {
  test("is one of the options exactly as written", () => {
    expect(read(field.gender, "F")).toBe("F");
    for (const value of ["f", " F", "X", "", 1, true, [], ["F"]])
      expect(read(field.gender, value)).toEqual(refused("choice"));
    expect(read(field.country, "BO")).toBe("BO");
    for (const value of ["bo", "BOL", "ZZ", "UK"]) expect(read(field.country, value)).toEqual(refused("choice"));
  });

  test("among numbers tells a non-integer from an integer that is no option", () => {
    const rule = field.choice([1, 2, 3]);
    expect([1, 2, 3].map((value) => read(rule, value))).toEqual([1, 2, 3]);
    for (const value of ["1", 1.5, true, "", [1]]) expect(read(rule, value)).toEqual(refused("integer"));
    for (const value of [0, 4, -1, 2 ** 40]) expect(read(rule, value)).toEqual(refused("choice"));
    expect([read(rule, undefined), read(rule, null)]).toEqual([refused("missing"), refused("null")]);
  });
});

test("an optional field treats absent, null and blank alike, and checks any other value", () => {
  const rule = field.optional(field.phone);
  for (const nothing of [undefined, null, "", "   "]) expect(read(rule, nothing)).toBeNull();
  expect(read(rule, " 7 ")).toBe("7");
  expect(read(rule, false)).toEqual(refused("type"));
});
