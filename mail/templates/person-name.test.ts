import { expect, test } from "vitest";
import { personName } from "./person-name";

test.each([
  "Ana",
  "José Ñáñez",
  "O’Brien-d'Ávila",
  "Mª",
  "J. R.",
  "<b>Ana</b>",
  '"><svg/onload=alert(1)>',
  "{{7*7}}",
  "李",
])("greets %s as it is", (name) => expect(personName(name)).toBe(name));

test.each(["https://evil.example", "Premio en evil.example", "www.evil", "ana@evil", "", "\u200b", null])(
  "greets without a name where it is a link, blank or missing: %s",
  (name) => expect(personName(name)).toBeNull(),
);

test("a name is one line of bounded length", () => {
  expect(personName("Ana\r\nBcc: x\u2028y")).toBe("Ana Bcc: x y");
  expect([...(personName("ñ".repeat(150)) ?? "")]).toHaveLength(61);
});
