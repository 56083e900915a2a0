import { isCommon } from "./commonness";
import { wholeWords } from "./name-words";
import { DIGITS, slipsOf } from "./near-misses";
import { phoneEnd } from "./read-phone";
import type { Traits } from "./traits";

/** Rules for making keys; rows made by older ones are made anew. */
export const KEYS_VERSION = 1;

/** FNV-1a, as a signed number of 32 bits. What meets by chance is told apart by the score. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

const keysOf = (kind: string, values: string[]) => [...new Set(values)].map((value) => hash(`${kind}:${value}`));

function* pairs(words: string[]) {
  for (const [index, one] of words.entries())
    for (const other of words.slice(index + 1)) yield one < other ? `${one} ${other}` : `${other} ${one}`;
}

const END = 7;
/** Numbers in which a slip is looked for; of longer ones there would be too many. */
const SLIPPING = /^\d{6,15}$/;

export type MatchKeys = {
  /** Each has few rows: documents, phones, a word of the name with the birth date. */
  rare: number[];
  /** Each may have many: two words of the name. */
  common: number[];
  /** Only of people whom the employee may open: parts of an address, single words of a name. */
  partial: number[];
};

/** The equalities by which a person is looked up among all others: two people who are alike share at least one. */
export function matchKeys({ words, local, document, phone, birthDate }: Traits): MatchKeys {
  const whole = wholeWords(words);
  const called = [...new Set(whole.map((word) => word.called))];
  const initials = [...new Set(words.map(({ plain }) => plain[0] ?? ""))].sort().join("");
  return {
    rare: [
      ...keysOf("d", document ? [...document.cores, ...document.parts] : []),
      ...keysOf("p", phone ? [phoneEnd(phone)] : []),
      ...keysOf("n", birthDate ? called.map((word) => `${word} ${birthDate}`) : []),
    ],
    common: keysOf("w", [...pairs(called)]),
    partial: [
      ...keysOf("m", local ? [local.slice(0, END), local.slice(-END)] : []),
      ...keysOf(
        "s",
        called.filter((word) => word.length > 3 && !isCommon(word)),
      ),
      ...keysOf("i", birthDate && initials.length > 1 ? [`${initials} ${birthDate}`] : []),
    ],
  };
}

/** What an account is stored under. */
export function storedKeys(traits: Traits): number[] {
  const { rare, common, partial } = matchKeys(traits);
  return [...new Set([...rare, ...common, ...partial])];
}

/** What numbers one slip away would be stored under. */
export function slippedKeys({ document, phone }: Traits): number[] {
  const cores = document?.cores.filter((core) => SLIPPING.test(core)) ?? [];
  const phones = phone && SLIPPING.test(phone) ? slipsOf(phone, DIGITS).map(phoneEnd) : [];
  return [
    ...keysOf(
      "d",
      cores.slice(-1).flatMap((core) => slipsOf(core, DIGITS)),
    ),
    ...keysOf("p", phones),
  ];
}
