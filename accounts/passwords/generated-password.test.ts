import { afterEach, expect, test, vi } from "vitest";
import { generatePassword } from "./generated-password";

const CLASSES = {
  upper: "ABCDEFGHJKLMNPQRSTUVWXYZ",
  lower: "abcdefghijkmnpqrstuvwxyz",
  digits: "23456789",
  signs: "!@#$%^&*",
};
const classes = Object.entries(CLASSES);
const drawn = Array.from({ length: 10_000 }, generatePassword);

afterEach(() => void vi.restoreAllMocks());

/** Pearson's chi-squared statistic against equal counts. */
function chiSquared(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test("has 12 characters, none of them ambiguous", () => {
  const allowed = new Set(Object.values(CLASSES).join(""));
  for (const password of drawn) expect([...password].filter((one) => allowed.has(one))).toHaveLength(12);
  expect([..."0Oo1lI"].filter((one) => allowed.has(one))).toEqual([]);
});

test("has at least one character of each class [GEN-01]", () => {
  for (const [name, characters] of classes)
    expect([name, drawn.filter((password) => ![...password].some((one) => characters.includes(one)))]).toEqual([
      name,
      [],
    ]);
});

test("does not repeat [GEN-01]", () => {
  expect(new Set(drawn).size).toBe(drawn.length);
});

// The bounds give one false alarm in a hundred million runs; characters in fixed places would give thousands.
test("places its classes uniformly [GEN-01]", () => {
  for (const [name, characters] of classes) {
    const places = Array.from(
      { length: 12 },
      (_, place) => drawn.filter((one) => characters.includes(one.charAt(place))).length,
    );
    expect([name, chiSquared(places) < 65]).toEqual([name, true]);
  }
});

test("uses the characters of a class uniformly [GEN-01]", () => {
  const all = drawn.join("");
  for (const [name, characters] of classes) {
    const counts = [...characters].map((one) => all.split(one).length - 1);
    expect([name, chiSquared(counts) < (characters.length === 8 ? 55 : 90)]).toEqual([name, true]);
  }
});

test("does not use Math.random [GEN-01]", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  expect(new Set(Array.from({ length: 100 }, generatePassword)).size).toBe(100);
  expect(random).not.toHaveBeenCalled();
});
