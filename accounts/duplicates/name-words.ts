import { plainText } from "../values/plain-text";
import { calledLike } from "./nicknames";
import { sound } from "./sound";

export type NameWord = {
  plain: string;
  sounded: string;
  /** How all who may be called like this sound: Pepe and José alike. */
  called: string;
};

const PARTICLES = new Set("de del la las los el y e da do dos di san santa".split(" "));
const MOST = 6;

const isAbbreviated = (word: string) => word.length === 1;

/** Every word as written, in plain text. */
export function writtenWords(name: string): string[] {
  return plainText(name.slice(0, 300))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The words of a name that tell something, in the order written; initials are words of one letter. */
export function nameWords(name: string): NameWord[] {
  const telling = writtenWords(name).filter((word) => !PARTICLES.has(word));
  return telling.slice(0, MOST).map((word) => {
    const sounded = /\d/.test(word) ? word : sound(word);
    return { plain: word, sounded, called: isAbbreviated(word) ? word : sound(calledLike(word)) };
  });
}

/** Words that are written out, which is what a person can be looked up by. */
export const wholeWords = (words: NameWord[]): NameWord[] => words.filter(({ sounded }) => sounded.length > 1);
