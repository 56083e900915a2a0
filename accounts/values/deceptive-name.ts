import { plainText } from "./plain-text";

/** Letters of other scripts that look like a Latin one, each beside its double. */
const DOUBLES: Record<string, string> = {};
const doubles = (foreign: string, latin: string) => {
  [...foreign].forEach((letter, index) => {
    DOUBLES[letter] = latin.charAt(index);
  });
};
doubles("аеорсухіјѕһԁԛԝуёїк", "aeopcyxijshdqwyeik");
doubles("АВЕКМНОРСТУХІЈЅԚԜЁЇ", "abekmhopctyxijsqwei");
doubles("αβεικνορτυχ", "abeiknoptux");
doubles("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx");

const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const latin = /\p{Script=Latin}/u;

/**
 * Whether a name is written to be taken for another one: a word mixes Latin letters with those of another script, or
 * is made of nothing but such doubles.
 */
export function isDeceptive(name: string): boolean {
  return name
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => foreign.test(word) && (latin.test(word) || [...word].every((letter) => letter in DOUBLES)));
}

/** A name as the eye takes it: doubles, accents, case, spaces and the like of `0`, `1` and `rn` do not count. */
export function nameSkeleton(name: string): string {
  const seen = [...name.normalize("NFKC")].map((letter) => DOUBLES[letter] ?? letter).join("");
  return plainText(seen)
    .replace(/[0]/g, "o")
    .replace(/[1|ıi]/g, "l")
    .replace(/rn/g, "m")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** From 0 (nothing in common) to 1: how many pairs of letters two skeletons share. */
export function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / Math.max(1, pairs.size + others.size);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}
