import { expect, test } from "vitest";
import { seal, unseal } from "./seal";

const sealed = seal("a secret", "refresh", "el texto");

test("a sealed text is opened with the same secret for the same purpose", () => {
  expect(unseal("a secret", "refresh", sealed)).toBe("el texto");
});

test("sealing one text twice gives different bytes, and neither contains it", () => {
  expect(seal("a secret", "refresh", "el texto").equals(sealed)).toBe(false);
  expect(sealed.includes("el texto")).toBe(false);
});

test("another secret, another purpose or any changed byte is refused [JWT-06]", () => {
  expect(() => unseal("another", "refresh", sealed)).toThrow();
  expect(() => unseal("a secret", "other", sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => unseal("a secret", "refresh", altered)).toThrow();
  }
});
