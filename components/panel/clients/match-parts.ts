import { isOneSlip } from "@/accounts/duplicates/near-misses";
import { plainText } from "@/accounts/values/plain-text";

export type Part = { text: string; marked: boolean };
type Range = [from: number, to: number];
export type Kind = "name" | "number" | "text";

const MOST_WORDS = 6;
const SHORTEST_SLIP = 4;
/** Signs that searches leave out of numbers. */
const PUNCTUATION = /[\s+().\-/]/;

/** A text as searches read it, and for each of its characters where that one stands in the original. */
function read(original: string, numbers: boolean): { plain: string; places: Range[] } {
  const places: Range[] = [];
  let plain = "";
  let at = 0;
  for (const sign of original) {
    const read = numbers && PUNCTUATION.test(sign) ? "" : plainText(sign);
    for (let count = 0; count < read.length; count += 1) places.push([at, at + sign.length]);
    plain += read;
    at += sign.length;
  }
  return { plain, places };
}

function soughtWords(sought: string, numbers: boolean): string[] {
  const words = plainText(sought).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (!numbers) return words;
  const bare = words.map((word) => word.replace(/[+().\-/]/g, "")).filter((word) => /\d/.test(word));
  return [...bare, bare.join("")].filter(Boolean);
}

function* ranges(plain: string, words: string[], kind: Kind): Generator<Range> {
  for (const word of words) {
    let found = false;
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
      found = true;
      yield [at, at + word.length];
    }
    if (found || kind !== "name" || word.length < SHORTEST_SLIP) continue;
    // Found by a slip of the hand: the whole word is meant.
    for (const { 0: other, index } of plain.matchAll(/\S+/g))
      if (isOneSlip(word, other)) yield [index, index + other.length];
  }
}

/** A text in parts: those that match what was searched for are marked, whatever their accents and punctuation. */
export function matchParts(text: string, sought: string, kind: Kind): Part[] {
  const numbers = kind === "number";
  const { plain, places } = read(text, numbers);
  const marked = new Set<number>();
  for (const [from, to] of ranges(plain, soughtWords(sought, numbers), kind))
    for (let at = places[from]?.[0] ?? 0; at < (places[to - 1]?.[1] ?? 0); at += 1) marked.add(at);
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1);
    const sign = text[at] ?? "";
    if (last && last.marked === marked.has(at)) last.text += sign;
    else parts.push({ text: sign, marked: marked.has(at) });
  }
  return parts;
}
