import { rarity } from "./commonness";
import type { Likeness } from "./likeness";
import type { NameWord } from "./name-words";
import { isOneSlip } from "./near-misses";

export type NameLikeness = {
  level: NonNullable<Likeness["name"]>;
  /** How much the shared words say, in bits: the rarer, the more. */
  bits: number;
  /** Words of either that stand against one of the other. */
  conflicts: number;
  /** Words that one of them leaves out. */
  missing: number;
  bySound: boolean;
  byNickname: boolean;
};

type Way = { holds: (one: NameWord, other: NameWord) => boolean; worth: (sounded: string) => number };

const isInitial = (word: NameWord) => word.plain.length === 1;

/** From the surest to the vaguest; each word is used once. */
const WAYS: Record<"exact" | "sound" | "nickname" | "slip" | "initial", Way> = {
  exact: { holds: (one, other) => one.plain === other.plain && !isInitial(one), worth: rarity },
  sound: {
    holds: (one, other) => one.sounded === other.sounded && one.sounded.length > 1,
    worth: (sounded) => 0.9 * rarity(sounded),
  },
  nickname: {
    holds: (one, other) => one.called === other.called && !isInitial(one) && !isInitial(other),
    worth: (sounded) => Math.min(5, 0.7 * rarity(sounded)),
  },
  slip: {
    holds: (one, other) => Math.min(one.plain.length, other.plain.length) > 3 && isOneSlip(one.sounded, other.sounded),
    worth: (sounded) => 0.7 * rarity(sounded),
  },
  initial: {
    holds: (one, other) => isInitial(one) !== isInitial(other) && one.plain[0] === other.plain[0],
    worth: () => 2,
  },
};

const MOST_BITS = 24;

/** How alike two names are, whatever the order of their words. */
export function compareNames(ones: NameWord[], others: NameWord[]): NameLikeness | null {
  if (ones.length === 0 || others.length === 0) return null;
  let [left, right] = [[...ones], [...others]];
  const found: Partial<Record<keyof typeof WAYS, number>> = {};
  let bits = 0;
  for (const [name, { holds, worth }] of Object.entries(WAYS) as [keyof typeof WAYS, Way][])
    for (const word of left) {
      const match = right.find((other) => holds(word, other));
      if (!match) continue;
      left = left.filter((each) => each !== word);
      right = right.filter((each) => each !== match);
      found[name] = (found[name] ?? 0) + 1;
      bits += worth(match.sounded);
    }
  const matched = ones.length - left.length;
  const conflicts = Math.min(left.length, right.length);
  const missing = Math.abs(left.length - right.length);
  const vague = (found.sound ?? 0) + (found.slip ?? 0) + (found.nickname ?? 0);
  const more = { bits: Math.min(MOST_BITS, bits), conflicts, missing };
  const bySound = (found.sound ?? 0) + (found.slip ?? 0) > 0;
  const kinds = { ...more, bySound, byNickname: (found.nickname ?? 0) > 0 };
  if (matched === 0) return { level: "none", ...kinds };
  if (conflicts > 0) return { level: "conflict", ...kinds };
  if (missing > 0 || found.initial) return { level: "partial", ...kinds };
  return { level: vague > 0 ? "sound" : "same", ...kinds };
}

/** Whether every word of the first is written the same in the second: all that may be told of a masked name. */
export function isNamedBy(asked: string[], stored: string[]): boolean {
  const words = new Set(stored);
  return asked.length > 1 && asked.every((word) => words.has(word));
}
