import { expect, test } from "vitest";
import { email, givenNames } from "../fields";
import { normaliseEmail } from "./email";
import { normalise } from "./normalise";
import { plainText } from "./plain-text";

test("text is brought into its normal form", () => {
  expect(normalise("contrasen\u0303a", "NFC")).toBe("contraseña");
  expect(normaliseEmail(" ＡNA@example.com ")).toBe("ana@example.com");
  expect(plainText("Ñandú")).toBe("nandu");
});

test("64 KiB of combining marks take no time, in any field [HR-01]", () => {
  const marks = `e${"\u0301\u0316".repeat(15_000)}`;
  const before = process.cpuUsage();
  for (const rule of [givenNames, email]) expect(rule.safeParse(marks).success).toBe(false);
  normaliseEmail(marks);
  plainText(marks);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
});
